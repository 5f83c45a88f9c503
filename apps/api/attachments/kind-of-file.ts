import { open, readFile } from 'node:fs/promises';
import { unzipSync } from 'fflate';
import { fileTypeFromBuffer } from 'file-type';
import type { AttachmentType } from '#contracts/file-types.js';

/** As much as the library looks at of a file that is no archive. */
const headBytes = 4_100;
/** More members than any office document has. */
const mostMembers = 10_000;

const byMedia: Readonly<Record<string, AttachmentType>> = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpeg',
};

/** By the members that make an archive such a document; Office writes `document2.xml` now and then. */
const byMembers: readonly (readonly [AttachmentType, readonly RegExp[]])[] = [
  ['docx', [/^\[Content_Types\]\.xml$/, /^word\/document\d*\.xml$/]],
  ['xlsx', [/^\[Content_Types\]\.xml$/, /^xl\/workbook\d*\.xml$/]],
  ['ofd', [/^OFD\.xml$/]],
];
const macros = /(^|\/)vbaProject\.bin$/i;

/** What a file is by its content, whatever it is called; null for all else. Nothing is unpacked. */
export async function kindOfFile(file: string): Promise<AttachmentType | null> {
  const head = await headOf(file);
  if (head.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004') {
    return kindOfArchive(await readFile(file));
  }
  const found = await fileTypeFromBuffer(head);
  return byMedia[found?.mime ?? ''] ?? null;
}

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function kindOfArchive(bytes: Uint8Array): AttachmentType | null {
  const names = membersOf(bytes);
  if (names.some((name) => macros.test(name))) return null;
  const found = byMembers.filter(([, wanted]) =>
    wanted.every((form) => names.some((name) => form.test(name))),
  );
  const [[type] = [null]] = found;
  return found.length === 1 ? type : null;
}

/** The names in the archive's directory; none where it has none, or too many. */
function membersOf(bytes: Uint8Array): readonly string[] {
  const names: string[] = [];
  try {
    unzipSync(bytes, {
      filter: ({ name }) => {
        if (names.push(name) > mostMembers) throw new RangeError('too many members');
        return false;
      },
    });
    return names;
  } catch {
    return [];
  }
}
