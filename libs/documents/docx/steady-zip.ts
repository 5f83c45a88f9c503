/** Places of the fixed headers of a ZIP file (APPNOTE 4.3): signature, and where time and date stand. */
const local = { signature: 0x04034b50, stamp: 10 } as const;
const central = { signature: 0x02014b50, stamp: 12, length: 46 } as const;
const end = { signature: 0x06054b50, length: 22, entries: 10, directory: 16 } as const;

/** 1980-01-01 00:00, the first moment the format knows. */
const firstMoment = 0x00210000;

/** Sets every time stamp of an archive to one moment: the same content is then the same bytes. */
export function steadyZip(archive: Buffer): Buffer {
  const bytes = Buffer.from(archive);
  const tail = bytes.length - end.length;
  if (bytes.readUInt32LE(tail) !== end.signature) throw new Error('not a plain ZIP archive');
  let at = bytes.readUInt32LE(tail + end.directory);
  for (let left = bytes.readUInt16LE(tail + end.entries); left > 0; left -= 1) {
    if (bytes.readUInt32LE(at) !== central.signature) throw new Error('broken ZIP directory');
    bytes.writeUInt32LE(firstMoment, at + central.stamp);
    const start = bytes.readUInt32LE(at + 42);
    if (bytes.readUInt32LE(start) !== local.signature) throw new Error('broken ZIP entry');
    bytes.writeUInt32LE(firstMoment, start + local.stamp);
    at +=
      central.length +
      bytes.readUInt16LE(at + 28) +
      bytes.readUInt16LE(at + 30) +
      bytes.readUInt16LE(at + 32);
  }
  return bytes;
}
