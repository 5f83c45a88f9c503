import { create } from 'content-disposition';
import type { FastifyReply } from 'fastify';
import filenamify from 'filenamify';
import { keptOfLine } from '#domain/text/refused-characters.js';
import { isVisible } from '#domain/text/visible.js';

/** What a file is, by the ending of its name. */
const media = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;
export type FileKind = keyof typeof media;

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
    readonly bytes: Buffer;
  },
): Promise<void> {
  const { plain, kind, bytes } = file;
  const fallback = fileNameOf(plain, 'file', kind);
  const name = file.title === undefined ? fallback : fileNameOf(file.title, plain, kind);
  await reply
    .headers({ 'content-type': media[kind], 'content-disposition': create(name, { fallback }) })
    .send(bytes);
}
