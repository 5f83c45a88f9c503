import { randomUUID } from 'node:crypto';
import type { ProblemDocument } from '#contracts/api/problem.js';
import { asDocumented } from '../../support/api-document.js';
import { password } from './organisation.js';

/** What came back; `body` is typed by whoever asks. */
export interface Reply<Body> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

const addressOf = (path: string): string =>
  path.startsWith('//') ? path.slice(1) : `/api/v1${path}`;

function sentIn({ body }: RequestInit): unknown {
  try {
    return typeof body === 'string' ? JSON.parse(body) : undefined;
  } catch {
    return undefined;
  }
}

/** A person at a browser: keeps their cookie and calls the API as the web app does. */
export class Visitor {
  /** As a browser would send it. */
  cookie = '';

  constructor(readonly url: string) {}

  static async signedIn(url: string, username: string): Promise<Visitor> {
    const visitor = new Visitor(url);
    const { status } = await visitor.post('/session', { username, password });
    if (status !== 200) throw new Error(`${username} cannot sign in: ${status}`);
    return visitor;
  }

  private async ask(method: string, path: string, init: RequestInit): Promise<Response> {
    const headers = new Headers(init.headers);
    if (this.cookie) headers.set('cookie', this.cookie);
    const response = await fetch(`${this.url}${addressOf(path)}`, { ...init, method, headers });
    const [cookie] = response.headers.getSetCookie();
    if (cookie) this.cookie = cookie.split(';')[0] ?? '';
    return response;
  }

  /** Every answer in every test is held against the OpenAPI document. */
  private hold(
    method: string,
    path: string,
    init: RequestInit,
    { status, headers }: Response,
    body: unknown,
  ): void {
    const sent = sentIn(init);
    asDocumented({ method, path: addressOf(path), sent, status, headers, body });
  }

  /** A file, byte by byte. */
  async file(path: string): Promise<Reply<Buffer>> {
    const response = await this.ask('GET', path, {});
    const body = Buffer.from(await response.arrayBuffer());
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    this.hold('GET', path, {}, response, isJson ? JSON.parse(body.toString('utf8')) : body);
    return { status: response.status, headers: response.headers, body };
  }

  /** Whatever comes back, byte by byte. */
  async raw(
    method: string,
    path: string,
    init: RequestInit = {},
  ): Promise<{ readonly status: number; readonly headers: Headers; readonly bytes: Buffer }> {
    const response = await this.ask(method, path, init);
    const bytes = Buffer.from(await response.arrayBuffer());
    return { status: response.status, headers: response.headers, bytes };
  }

  async call<Body>(method: string, path: string, init: RequestInit = {}): Promise<Reply<Body>> {
    const response = await this.ask(method, path, init);
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    const body = (isJson ? JSON.parse(text) : text) as Body;
    this.hold(method, path, init, response, body);
    return { status: response.status, headers: response.headers, body };
  }

  get<Body>(path: string): Promise<Reply<Body>> {
    return this.call<Body>('GET', path);
  }

  post<Body = ProblemDocument>(
    path: string,
    body: unknown,
    headers: Record<string, string> = {},
  ): Promise<Reply<Body>> {
    return this.call<Body>('POST', path, {
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  }

  decide<Body = ProblemDocument>(
    task: string,
    body: unknown,
    options: { readonly key?: string; readonly ifMatch?: string | null } = {},
  ): Promise<Reply<Body>> {
    const { key = randomUUID(), ifMatch = '"1"' } = options;
    return this.post<Body>(`/tasks/${task}/decision`, body, {
      'idempotency-key': key,
      ...(ifMatch === null ? {} : { 'if-match': ifMatch }),
    });
  }
}
