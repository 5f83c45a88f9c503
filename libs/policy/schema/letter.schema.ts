import { z } from 'zod';
import { bilingual, oneLine } from './text.schema.js';

/** One line of a letter: no line break, nothing that nobody sees. */
const line = oneLine;

/** letters/paper.yaml: the face all letters of a city share (GB/T 9704). */
export const paperFile = z.strictObject({
  /** 发文机关: its full name, as it signs, stands in both heads and prints (印发机关). */
  organ: line,
  /** 发文机关标志 of the document format (文件格式), in the lines it is set in: the organ's name and “文件”. */
  masthead: z.array(line).min(1).max(3),
  /** The same of the letter format (信函格式): the organ's name alone. */
  letterhead: z.array(line).min(1).max(3),
  /** The desk that may word a draft until it is signed. */
  editor: z.string().regex(/^\{city\}\.[A-Z_]+\.[A-Za-z]+$/, 'a desk of the city'),
  /** Stands at the foot of every page; demo data says here that it is. */
  notice: line.nullable(),
});
export type LetterFace = z.infer<typeof paperFile>;

const paragraph = z.strictObject({
  /** Heading of the first level without its numeral, which counts what is said: `一、` … */
  heading: line.nullable().default(null),
  text: line,
  when: z
    .enum(['MONEY', 'NO_MONEY', 'EARLIER', 'VALUE_DAY', 'NO_VALUE_DAY'])
    .nullable()
    .default(null),
});

/** letters/<kind>.yaml: the words of one kind of letter, with places to fill. */
export const letterFile = z.strictObject({
  id: z.enum(['SUPERVISION_ORDER', 'INTERVIEW', 'CIRCULAR', 'CORRECTION']),
  name: bilingual,
  /** GB/T 9704—2012: 文件格式, or for a 函 the 信函格式 of its clause 10.1. */
  format: z.enum(['DOCUMENT', 'LETTER']),
  /** 发文字号: the pattern is the series, numbered from 1 each year. */
  series: line.regex(/^[^{}]*\{year\}[^{}]*\{n\}[^{}]*$/, 'a number pattern with {year} and {n}'),
  title: line,
  recipients: z.array(line).min(1).max(20),
  copies: z.array(line).max(20),
  /** The offices among them that work here: each gets the signed letter to read (待阅). */
  copyTo: z
    .array(z.string().regex(/^(\{debtor\}|\{(unit|city)\}\.[A-Z_]+)$/, 'an office'))
    .max(20)
    .default([]),
  /** Working days from the draft to the day an answer is due or a meeting is held. */
  answerWithin: z.int().min(1).max(60).nullable(),
  body: z.array(paragraph).min(1).max(40),
});
export type LetterDefinition = z.infer<typeof letterFile>;
