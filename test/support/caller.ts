import { randomUUID } from 'node:crypto';
import { asDocumented } from './api-document.js';

/** An answer of the API, read whole. */
export interface Answer<Body = Record<string, unknown>> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

const timeoutMs = 280_000;

/** Somebody who calls the API as any other program would: plain HTTP, cookie kept. */
export class Caller {
  private headers: Record<string, string> = {};

  constructor(readonly api: string) {}

  /** Signed in as a demo account. */
  static async signedIn(
    api: string,
    username: string,
    password = 'Tongchou-2022',
  ): Promise<Caller> {
    const caller = new Caller(api);
    const answer = await caller.post('/session', { username, password });
    if (answer.status !== 200) throw new Error(`${username}: ${answer.status}`);
    const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    caller.headers = { cookie };
    return caller;
  }

  /** The instance's operator, who may move the clock. */
  static operator(api: string, key: string): Caller {
    const caller = new Caller(api);
    caller.headers = { authorization: `Operator ${key}` };
    return caller;
  }

  get<Body = Record<string, unknown>>(path: string): Promise<Answer<Body>> {
    return this.send<Body>('GET', path);
  }

  post<Body = Record<string, unknown>>(
    path: string,
    body: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<Body>> {
    return this.send<Body>('POST', path, JSON.stringify(body), headers);
  }

  async send<Body = Record<string, unknown>>(
    method: string,
    path: string,
    body?: string,
    headers: Record<string, string> = {},
  ): Promise<Answer<Body>> {
    const answer = await fetch(`${this.api}/api/v1${path}`, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...this.headers,
        ...headers,
      },
      ...(body === undefined ? {} : { body }),
      signal: AbortSignal.timeout(timeoutMs),
    });
    const text = await answer.text();
    const { status, headers: given } = answer;
    const read: unknown = text ? JSON.parse(text) : undefined;
    const sent: unknown = body === undefined ? undefined : JSON.parse(body);
    asDocumented({ method, path: `/api/v1${path}`, sent, status, headers: given, body: read });
    return { status, headers: given, body: (read ?? {}) as Body };
  }

  /** Attaches a file to a task; answers its id. */
  async attach(task: string, bytes: Uint8Array, name = '附件.pdf'): Promise<string> {
    const body = new FormData();
    body.set('file', new Blob([bytes]), name);
    const path = `${this.api}/api/v1/tasks/${task}/attachments`;
    const answer = await fetch(path, { method: 'POST', headers: this.headers, body });
    if (answer.status !== 201) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return ((await answer.json()) as { readonly id: string }).id;
  }

  /** A file, byte by byte. */
  async file(path: string): Promise<Buffer> {
    const answer = await fetch(`${this.api}/api/v1${path}`, { headers: this.headers });
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
    return Buffer.from(await answer.arrayBuffer());
  }

  /** Decides a task: forward, with its form as read and what it asks for filled in, unless told otherwise. */
  async decide(
    taskId: string,
    change: Record<string, unknown> = {},
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const task = await this.get<TaskBody>(`/tasks/${taskId}`);
    const body = {
      decision: task.body.decisions[0]?.code,
      form: filled(task.body.form),
      ...change,
    };
    return this.post(`/tasks/${taskId}/decision`, body, {
      'if-match': task.headers.get('etag') ?? '',
      'idempotency-key': randomUUID(),
      ...headers,
    });
  }
}

interface Asked {
  readonly properties?: Readonly<Record<string, { readonly examples?: readonly unknown[] }>>;
}

/** What the draft leaves empty, as the schema's own examples fill it. */
function filled({ schema, values }: TaskBody['form']): Record<string, unknown> {
  const asked = Object.entries((schema as Asked).properties ?? {}).flatMap(
    ([name, { examples = [] }]) =>
      examples.length > 0 && (values[name] ?? '') === '' ? [[name, examples[0]] as const] : [],
  );
  return { ...values, ...Object.fromEntries(asked) };
}

/** As much of a task as tests look at. */
export interface TaskBody {
  readonly caseId?: string | null;
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly version: number;
  readonly period: string;
  readonly fund: string;
  readonly unit: string;
  readonly candidateGroup: string;
  readonly amount: string | null;
  readonly clause: string;
  readonly returned?: boolean;
  readonly returnedBy?: object | null;
  readonly form: { readonly schema: object; readonly values: Record<string, unknown> };
  readonly decisions: readonly { readonly code: string; readonly needs: readonly string[] }[];
}
