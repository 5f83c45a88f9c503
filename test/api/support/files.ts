import { zipSync } from 'fflate';
import type { Attachment, AttachmentReceipt } from '#contracts/api/attachments.js';
import type { ProblemDocument } from '#contracts/api/problem.js';
import type { Reply, Visitor } from './visitor.js';

const text = (words: string): Uint8Array => Buffer.from(words, 'utf8');

export const archive = (...names: readonly string[]): Buffer =>
  Buffer.from(zipSync(Object.fromEntries(names.map((name) => [name, text(`<x>${name}</x>`)]))));

/** A PDF as far as its beginning says so; `filler` makes it another one. */
export const pdf = (filler = ''): Buffer => Buffer.from(`%PDF-1.7\n${filler}\n%%EOF\n`);

/** A PDF of so many bytes. */
export const pdfOf = (bytes: number): Buffer => {
  const file = Buffer.alloc(bytes, 0x20);
  file.write('%PDF-1.7\n');
  return file;
};

/** One of each type that is taken, with what its name may be. */
export const samples = {
  'a.pdf': pdf(),
  'a.png': Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
  'a.jpg': Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex'),
  'a.docx': archive('[Content_Types].xml', '_rels/.rels', 'word/document.xml'),
  'b.docx': archive('[Content_Types].xml', '_rels/.rels', 'word/document2.xml'),
  'a.xlsx': archive('[Content_Types].xml', 'xl/workbook.xml', 'xl/worksheets/sheet1.xml'),
  'a.ofd': archive('OFD.xml', 'Doc_0/Document.xml'),
} as const;

export type Answer = AttachmentReceipt & ProblemDocument;

/** Sends a file as a browser's form does. */
export async function attach(
  visitor: Visitor,
  task: string,
  bytes: Uint8Array,
  name = '书面答复.pdf',
): Promise<Reply<Answer>> {
  const body = new FormData();
  body.set('file', new Blob([bytes]), name);
  return await visitor.call<Answer>('POST', `/tasks/${task}/attachments`, { body });
}

/** Those of a task's page. */
export async function attachmentsOf(
  visitor: Visitor,
  path: string,
): Promise<readonly Attachment[]> {
  const { body } = await visitor.get<{ readonly attachments: readonly Attachment[] }>(path);
  return body.attachments;
}
