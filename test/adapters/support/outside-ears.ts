import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** One call that came in. */
export interface Heard {
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}
interface Reply {
  readonly status: number;
  readonly body?: string;
  readonly headers?: Record<string, string>;
}

/** A real HTTP receiver: keeps what it hears and answers what it is told to. */
export class Receiver {
  readonly heard: Heard[] = [];
  answer: (call: Heard, nth: number) => Reply = () => ({ status: 200, body: '{"errcode":0}' });

  private constructor(private readonly server: Server) {}

  static async start(): Promise<Receiver> {
    const server = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        const url = new URL(request.url ?? '/', 'http://127.0.0.1');
        const call = {
          path: url.pathname,
          query: url.searchParams,
          headers: request.headers,
          body: Buffer.concat(parts).toString('utf8'),
        };
        receiver.heard.push(call);
        const { status, body = '', headers = {} } = receiver.answer(call, receiver.heard.length);
        response.writeHead(status, headers).end(body);
      });
    });
    const receiver: Receiver = new Receiver(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return receiver;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

/** A mail that was taken in. */
export interface Mail {
  readonly to: readonly string[];
  readonly raw: string;
}

/** A real SMTP server that keeps its mail; `refuse` makes it answer with that code. */
export class MailCatcher {
  readonly mails: Mail[] = [];
  refuse: number | null = null;
  /** Codes for single addresses. */
  refuseAt: ReadonlyMap<string, number> = new Map();

  private constructor(private readonly server: SMTPServer) {}

  static async start(): Promise<MailCatcher> {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      logger: false,
      onRcptTo: ({ address }, _session, done) => {
        const responseCode = catcher.refuseAt.get(address) ?? catcher.refuse;
        if (responseCode === null) return done();
        done(Object.assign(new Error('not now'), { responseCode }));
      },
      onData: (stream, session, done) => {
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', () => {
          catcher.mails.push({
            to: session.envelope.rcptTo.map(({ address }) => address),
            raw: Buffer.concat(parts).toString('utf8'),
          });
          done();
        });
      },
    });
    const catcher: MailCatcher = new MailCatcher(server);
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', () => resolve());
    });
    return catcher;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.server.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }
}
