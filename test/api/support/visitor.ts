import { randomUUID } from 'node:crypto';
import type { ProblemDocument } from '#contracts/api/problem.js';
import { password } from './organisation.js';

/** What came back; `body` is typed by whoever asks. */
export interface Reply<Body> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

/** A person at a browser: keeps their cookie and calls the API as the web app does. */
export class Visitor {
  private cookie = '';

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
    const address = path.startsWith('//') ? path.slice(1) : `/api/v1${path}`;
    const response = await fetch(`${this.url}${address}`, { ...init, method, headers });
    const [cookie] = response.headers.getSetCookie();
    if (cookie) this.cookie = cookie.split(';')[0] ?? '';
    return response;
  }

  /** A file, byte by byte. */
  async file(path: string): Promise<Reply<Buffer>> {
    const response = await this.ask('GET', path, {});
    const body = Buffer.from(await response.arrayBuffer());
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
