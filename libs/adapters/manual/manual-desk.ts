import { createHash, randomUUID } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { fileFault, needFile, textOfBytes, UnreadableFile } from '#domain/text/text-of-file.js';
import { neededLine } from '#contracts/text.js';
import { answered, unknown, type Answer } from '../answer.js';

const MAX_ANSWER_BYTES = 4 * 1_048_576;

const signature = z.strictObject({ by: neededLine(100), value: z.unknown() });
/** What two persons write: the second types the whole result again, without the first one's file. */
const signedAnswer = z.strictObject({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  entered: signature,
  checked: signature,
});

/** A question that people carry to an office that has no interface. */
export interface Question {
  /** What is asked, part of the file's name: `payment`, `statements`. */
  readonly operation: string;
  /** What identifies the question: a payment's key, or unit, fund and month. */
  readonly subject: string;
  readonly content: object;
}

/** JSON with sorted keys, so that equal contents are equal texts. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([name, part]) => `${JSON.stringify(name)}:${canonical(part)}`).join(',')}}`;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

function nameOf({ operation, subject }: Pick<Question, 'operation' | 'subject'>): string {
  return `${operation}-${sha256(subject).slice(0, 24)}.json`;
}

async function readIfThere(path: string): Promise<string | null> {
  if (!existsSync(path)) return null;
  needFile(path, { statSync }, MAX_ANSWER_BYTES);
  try {
    return textOfBytes(path, await readFile(path));
  } catch (error) {
    throw fileFault(error, path) ?? error;
  }
}

/**
 * A folder as an outside system: the question leaves as a file with its hash, the result comes back
 * as a file that two different named persons have typed independently (人工双录).
 */
export class ManualDesk {
  constructor(private readonly folder: string) {}

  /** Puts the question; false when the same subject already holds another content. */
  async put(question: Question): Promise<'NEW' | 'SAME' | 'OTHER'> {
    const folder = join(this.folder, 'questions');
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await mkdir(join(this.folder, 'answers'), { recursive: true, mode: 0o700 });
    const { operation, subject, content } = question;
    const hash = sha256(canonical({ operation, subject, content }));
    const text = JSON.stringify({ operation, subject, content, sha256: hash }, null, 2);
    const path = join(folder, nameOf(question));
    const draft = `${path}.${randomUUID()}`;
    const file = await open(draft, 'wx', 0o600);
    try {
      await file.writeFile(`${text}\n`);
      await file.sync();
      await link(draft, path);
      return 'NEW';
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      return (await this.hashOf(question)) === hash ? 'SAME' : 'OTHER';
    } finally {
      await file.close();
      await rm(draft, { force: true });
    }
  }

  /** The content of the question as it was put, null when it was not. */
  async find(subject: Pick<Question, 'operation' | 'subject'>): Promise<unknown> {
    const text = await readIfThere(join(this.folder, 'questions', nameOf(subject)));
    return text === null ? null : (JSON.parse(text) as { content: unknown }).content;
  }

  /** The result, once two persons agree on it and on the question it answers. */
  async read<T>(
    subject: Pick<Question, 'operation' | 'subject'>,
    schema: z.ZodType<T>,
  ): Promise<Answer<T>> {
    const name = nameOf(subject);
    const text = await answerText(join(this.folder, 'answers', name));
    if (text instanceof UnreadableFile)
      return unknown('NOT_SIGNED_OFF', `${name}: ${text.message}`);
    if (text === null) return unknown('AWAITING_PEOPLE', `answers/${name}`);
    const signed = signedAnswer.safeParse(parsed(text));
    if (!signed.success) return unknown('NOT_SIGNED_OFF', `${name}: not in the agreed form`);
    const { entered, checked } = signed.data;
    if (signed.data.sha256 !== (await this.hashOf(subject))) {
      return unknown('NOT_SIGNED_OFF', `${name}: answers another question`);
    }
    if (entered.by === checked.by) return unknown('NOT_SIGNED_OFF', `${name}: one person only`);
    if (canonical(entered.value) !== canonical(checked.value)) {
      return unknown('NOT_SIGNED_OFF', `${name}: the two entries differ`);
    }
    const value = schema.safeParse(entered.value);
    return value.success ? answered(value.data) : unknown('BAD_ANSWER', `${name}: wrong fields`);
  }

  /** Puts the question and looks for its result. */
  async ask<T>(question: Question, schema: z.ZodType<T>): Promise<Answer<T>> {
    if ((await this.put(question)) === 'OTHER') return unknown('KEY_CONFLICT', question.subject);
    return this.read(question, schema);
  }

  private async hashOf(subject: Pick<Question, 'operation' | 'subject'>): Promise<string | null> {
    const text = await readIfThere(join(this.folder, 'questions', nameOf(subject)));
    if (text === null) return null;
    const { operation, subject: of, content } = JSON.parse(text) as Question;
    return sha256(canonical({ operation, subject: of, content }));
  }
}

/** What people typed may be of a form that nobody can read; that is an answer to mend, no outage. */
async function answerText(path: string): Promise<string | null | UnreadableFile> {
  try {
    return await readIfThere(path);
  } catch (error) {
    if (error instanceof UnreadableFile) return error;
    throw error;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
