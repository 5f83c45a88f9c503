import { problem } from '#contracts/api/problem.js';
import type { RawAnswer } from './raw-http.js';

export type Verdict = 'refused' | 'as plain' | 'OPEN';

/** What a door may say to whom it does not let in; anything else was said behind it. */
const saidAtTheDoor = new Set([
  'FIGURES_CLOSED',
  'FOREIGN_ORIGIN',
  'HEADERS_TOO_LARGE',
  'HOST',
  'MALFORMED',
  'METHOD_NOT_ALLOWED',
  'NOT_FOUND',
  'NOT_SIGNED_IN',
  'SEPARATION_OF_DUTIES',
  'WRONG_HOST',
  'WRONG_POST',
]);
const refusing = new Set([400, 401, 403, 404, 405, 421, 431]);

/** The code of a problem, `''` where HEAD has no body, null where it is none. */
function codeOf({ status, body }: RawAnswer, method: string): string | null {
  if (!refusing.has(status)) return null;
  if (method === 'HEAD') return '';
  try {
    const read = problem.safeParse(JSON.parse(body));
    return read.success ? read.data.code : null;
  } catch {
    return null;
  }
}

export function isRefused(answer: RawAnswer, method: string): boolean {
  const code = codeOf(answer, method);
  return code === '' || (code !== null && saidAtTheDoor.has(code));
}

const instants = /\d{4}-\d\d-\d\dT[\d:.]+(\+\d\d:\d\d|Z)/g;
const traces = /"traceId":"[^"]*"/g;
const isText = ({ headers }: RawAnswer): boolean =>
  /json|html|javascript|css|svg/.test(headers['content-type'] ?? '');

/** What of an answer is the same each time it is asked. */
export function contentOf(answer: RawAnswer): string {
  const body = isText(answer) ? answer.body.replace(instants, '').replace(traces, '') : '';
  return [answer.status, answer.headers['content-type'] ?? '', body].join(' ');
}

/** Values that stand in an answer and that nobody could guess from the question. */
export function valuesIn(answer: RawAnswer, asked: string): readonly string[] {
  if (
    answer.status !== 200 ||
    answer.body === '' ||
    !answer.headers['content-type']?.includes('application/json')
  )
    return [];
  const found = new Set<string>();
  const look = (value: unknown): void => {
    if (typeof value === 'string' && value.length >= 8 && !asked.includes(value)) found.add(value);
    if (typeof value === 'object' && value !== null) Object.values(value).forEach(look);
  };
  look(JSON.parse(answer.body));
  return [...found].slice(0, 40);
}

interface Judged {
  readonly method: string;
  readonly secrets: readonly string[];
  /** Whoever is signed in may ask here: a 404 was said behind the door, of what was asked for. */
  readonly askable: boolean;
}

/** Holds an answer against the caller's plain one; whoever is let in anyway may be told what is wrong with a value. */
export function judge(
  answer: RawAnswer,
  plain: RawAnswer,
  { method, secrets, askable }: Judged,
): Verdict {
  const entered = !isRefused(plain, method) || (askable && plain.status === 404);
  if (isRefused(answer, method)) {
    return entered || secrets.every((each) => !answer.body.includes(each)) ? 'refused' : 'OPEN';
  }
  if (contentOf(answer) === contentOf(plain)) return 'as plain';
  return entered && answer.status >= 400 && answer.status < 500 ? 'refused' : 'OPEN';
}
