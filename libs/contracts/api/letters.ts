import { z } from 'zod';
import { neededLine } from '../text.js';
import { dayText, holder, instantText } from './values.js';

/** 督办函、约谈通知书、通报、更正通知. */
export const letterKind = z.enum(['SUPERVISION_ORDER', 'INTERVIEW', 'CIRCULAR', 'CORRECTION']);
export type LetterKind = z.infer<typeof letterKind>;

export const letterState = z.enum(['DRAFT', 'SIGNED', 'DELIVERED']);
export type LetterState = z.infer<typeof letterState>;

/** 签发: the decision that sends the letter its task shows. */
export const signsLetter = 'APPROVE';

/** 免责: the decision after which a breach's case sends nothing more. */
export const endsCase = 'EXCUSE';

/** A letter among others; `sha256` is of the signed PDF, `number` null until signed. */
const item = {
  id: z.uuid(),
  kind: letterKind,
  state: letterState,
  number: z.string().nullable(),
  sha256: z.string().nullable(),
  signedBy: holder.nullable(),
  signedAt: instantText.nullable(),
  deliveredAt: instantText.nullable(),
  readAt: instantText.nullable(),
  rung: z.string(),
  title: z.string(),
  withdrawnAt: instantText.nullable(),
};
export const letterItem = z.strictObject(item).meta({ id: 'LetterItem' });
export type LetterItem = z.infer<typeof letterItem>;

export const letter = z
  .strictObject({
    ...item,
    obligationId: z.uuid(),
    caseId: z.string().nullable(),
    city: z.string(),
    unit: z.string(),
    fund: z.string(),
    template: z.string(),
    recipients: z.array(z.string()),
    copies: z.array(z.string()),
    /** 抄送 receipts: each office that was copied, and who of it read the letter first. */
    copiedTo: z.array(
      z.strictObject({
        office: z.string(),
        readAt: instantText.nullable(),
        readBy: holder.nullable(),
      }),
    ),
    body: z.array(z.string()),
    /** 成文日期: of a draft the day whose figures it states and on which alone it can be signed. */
    day: dayText,
    /** The paper it will stand on: 发文机关标志、署名、印发机关, and the line at its foot. */
    paper: z
      .strictObject({
        /** 文件格式, or 信函格式 of a 函. */
        format: z.enum(['DOCUMENT', 'LETTER']),
        masthead: z.array(z.string()),
        organ: z.string(),
        /** null: the letter format has no 印发机关. */
        printedBy: z.string().nullable(),
        notice: z.string().nullable(),
      })
      .nullable(),
    version: z.int(),
    /** A decision was taken on these words: they stand, carried out or not yet. */
    settled: z.boolean(),
    /** A person's paragraphs that newer figures replaced, word for word, until the draft is worded again. */
    replaced: z.array(z.string()),
    editable: z.boolean(),
  })
  .meta({ id: 'Letter' });
export type Letter = z.infer<typeof letter>;

/** Some forty pages; setting them takes a second. */
export const mostLetterCharacters = 20_000;

/** The words of a draft; figures, dates, recipients and number are not a person's to change. */
export const letterEdit = z.strictObject({
  title: neededLine(100),
  body: z
    .array(neededLine(2_000))
    .min(1)
    .max(40)
    .refine(
      (lines) => lines.reduce((sum, { length }) => sum + length, 0) <= mostLetterCharacters,
      `全文最多 ${mostLetterCharacters} 个字 / at most ${mostLetterCharacters} characters in all`,
    ),
});
export type LetterEdit = z.infer<typeof letterEdit>;

export const signedLetterQuery = z.strictObject({
  sha256: z.string().regex(/^[0-9a-f]{64}$/, '须为 SHA-256 的十六进制 / a SHA-256 in hex'),
});
export type SignedLetterQuery = z.infer<typeof signedLetterQuery>;

/** Which signed letter a file is; what anybody may know who holds the file. */
export const signedLetter = z
  .strictObject({
    id: z.uuid(),
    kind: letterKind,
    number: z.string(),
    title: z.string(),
    unit: z.string(),
    sha256: z.string(),
    signedBy: holder,
    signedAt: instantText,
  })
  .meta({ id: 'SignedLetter' });
export type SignedLetter = z.infer<typeof signedLetter>;
