import { pagePerson } from './page-person.js';
import type { Holder } from './types.js';

export interface FieldError {
  readonly pointer: string;
  readonly code: string;
  readonly message: string;
}

/** A problem document (RFC 9457). */
export interface Problem {
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly code: string;
  readonly errors?: readonly FieldError[];
  readonly traceId?: string;
  readonly claimedBy?: Holder | null;
}

export class ProblemError extends Error {
  constructor(
    readonly problem: Problem,
    readonly retryAfter: number | null = null,
  ) {
    super(problem.title);
  }

  get status(): number {
    return this.problem.status;
  }
}

const TIME_LIMIT = 20_000;
/** Of a file: on a slow line it takes minutes to the proxy. */
const UPLOAD_LIMIT = 600_000;

/** The network or the time limit: nobody knows whether the call arrived, so asking again is right. */
const unreachable = (code: string): ProblemError =>
  new ProblemError({ title: code, status: 0, code });

let whenSignedOut = (): void => undefined;
let whenOtherPerson = (): void => undefined;

/** What happens when a session has ended under an open page. */
export function onSignedOut(listener: () => void): void {
  whenSignedOut = listener;
}

/** What happens when somebody else has signed in beside an open page. */
export function onOtherPerson(listener: () => void): void {
  whenOtherPerson = listener;
}

/** A session that is known to have ended. */
export const sessionEnded = (): void => whenSignedOut();

/** Who is signed in is asked by a page of nobody; everything else is done for whom the page shows. */
function personOf(method: Method, path: string): Readonly<Record<string, string>> {
  const person = pagePerson();
  if (person === null || (path === '/session' && method !== 'DELETE')) return {};
  return { 'tongchou-person': person.username };
}

async function problemOf(response: Response): Promise<ProblemError> {
  const retryAfter = Number(response.headers.get('retry-after')) || null;
  try {
    return new ProblemError((await response.json()) as Problem, retryAfter);
  } catch {
    const { status } = response;
    return new ProblemError({ title: `HTTP ${status}`, status, code: 'NO_DETAIL' }, retryAfter);
  }
}

export interface CallOptions {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  readonly timeLimit?: number;
}

export interface Answer<Data> {
  readonly data: Data;
  readonly etag: string | null;
}

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

const isForm = (body: unknown): body is FormData => body instanceof FormData;

/** The browser itself names the type of a form with a file, as its boundary stands there. */
const typeOf = (body: unknown): Readonly<Record<string, string>> =>
  body === undefined || isForm(body) ? {} : { 'content-type': 'application/json' };

async function send(
  method: Method,
  path: string,
  { body, headers, signal, timeLimit = TIME_LIMIT }: CallOptions,
): Promise<Response> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), timeLimit);
  signal?.addEventListener('abort', () => abort.abort());
  let response: Response;
  try {
    response = await fetch(`/api/v1${path}`, {
      method,
      headers: {
        accept: 'application/json',
        ...typeOf(body),
        ...personOf(method, path),
        ...headers,
      },
      ...(body === undefined ? {} : { body: isForm(body) ? body : JSON.stringify(body) }),
      signal: abort.signal,
    });
  } catch {
    throw unreachable(abort.signal.aborted ? 'TIMEOUT' : 'UNREACHABLE');
  } finally {
    clearTimeout(timer);
  }
  if (!response.ok) {
    const problem = await problemOf(response);
    // A wrong old password is no lost session.
    const lost = response.status === 401 && problem.problem.code !== 'WRONG_PASSWORD';
    if (lost && path !== '/session') whenSignedOut();
    if (problem.problem.code === 'OTHER_PERSON') whenOtherPerson();
    throw problem;
  }
  return response;
}

/** One call to the product's own API. Refusals arrive as `ProblemError`. */
export async function call<Data>(
  method: Method,
  path: string,
  options: CallOptions = {},
): Promise<Answer<Data>> {
  const response = await send(method, path, options);
  const data = response.status === 204 ? undefined : await response.json();
  return { data: data as Data, etag: response.headers.get('etag') };
}

/** Sends one file, as part `file` of a form. */
export async function callUpload<Data>(path: string, file: File): Promise<Data> {
  const body = new FormData();
  body.set('file', file);
  return (await call<Data>('POST', path, { body, timeLimit: UPLOAD_LIMIT })).data;
}

/** A file that the API makes of what is sent, as the browser saves one. */
export async function callFile(path: string, body: unknown): Promise<Blob> {
  return await (await send('POST', path, { body, headers: { accept: '*/*' } })).blob();
}

/** Whether a file can be had: it throws what the API would answer in its place. */
export async function checkFile(path: string): Promise<void> {
  await send('GET', path, { headers: { accept: '*/*' } });
}

export type Filter = Readonly<Record<string, string | number | undefined>>;

/** Filters as a query string; empty ones are left out, because an empty value is refused. */
export function query(filter: Filter): string {
  const parts = Object.entries(filter).filter(([, value]) => value !== undefined && value !== '');
  const search = new URLSearchParams(parts.map(([name, value]) => [name, String(value)]));
  return parts.length === 0 ? '' : `?${search.toString()}`;
}
