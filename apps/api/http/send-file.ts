import type { Readable } from 'node:stream';
import { create } from 'content-disposition';
import type { FastifyReply } from 'fastify';
import filenamify from 'filenamify';
import { attachmentMedia, type AttachmentType } from '#contracts/file-types.js';
import { keptOfLine } from '#domain/text/refused-characters.js';
import { isVisible } from '#domain/text/visible.js';

/** What a file is, by the ending of its name. */
export type FileKind = AttachmentType;

/** In UTF-16 units; with every unit three bytes of UTF-8 it still fits the 255 bytes of a file system. */
const longestStem = 80;

/** A name that every file system takes and that reads as it is written; `plain` where nothing is left. */
export function fileNameOf(title: string, plain: string, kind: FileKind): string {
  const stem = filenamify(keptOfLine(title), { replacement: '-', maxLength: longestStem });
  return `${isVisible(stem) ? stem : plain}.${kind}`;
}

/** The only way a file leaves: `plain` names it for programs that read ASCII only. */
export async function sendFile(
  reply: FastifyReply,
  file: {
    readonly title?: string;
    readonly plain: string;
    readonly kind: FileKind;
    readonly bytes: Buffer | Readable;
    /** Of a stream. */
    readonly size?: number;
    /** The browser may show it; all else is saved. */
    readonly shown?: boolean;
  },
): Promise<void> {
  const { plain, kind, bytes, size, shown } = file;
  const fallback = fileNameOf(plain, 'file', kind);
  const name = file.title === undefined ? fallback : fileNameOf(file.title, plain, kind);
  const type = shown ? 'inline' : 'attachment';
  await reply
    .headers({
      'content-type': attachmentMedia[kind],
      'content-disposition': create(name, { fallback, type }),
      ...(size === undefined ? {} : { 'content-length': String(size) }),
    })
    .send(bytes);
}
