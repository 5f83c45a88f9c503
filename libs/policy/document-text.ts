import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import { textOfFile } from '#domain/text/text-of-file.js';

/**
 * The normal form in which documents are compared: the text as Unicode, without a byte order mark,
 * every line end (CRLF or CR) written as LF. Nothing else is evened out: another space, another
 * full-width digit or a missing last line end is another text.
 */
export const normalText = (text: string): string =>
  text.replace(/^\uFEFF/u, '').replace(/\r\n?/gu, '\n');

/** SHA-256 in hex of a text in its normal form, as UTF-8: what `pack.yaml` records of a document. */
export const textHash = (text: string): string =>
  createHash('sha256').update(normalText(text)).digest('hex');

/** A document of a folder in its normal form; null where nothing bears its name. */
export const documentText = (file: string): string | null =>
  fs.existsSync(file) ? normalText(textOfFile(file, fs)) : null;
