import { connect, type Socket } from 'node:net';

/** An answer as its bytes say it; nothing between us and the server has made anything nicer. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const headEnd = Buffer.from('\r\n\r\n');
const waitMs = 60_000;
const stream = 'text/event-stream';

function headOf(bytes: Buffer): Pick<RawAnswer, 'status' | 'headers'> {
  const [first = '', ...lines] = bytes.toString('latin1').split('\r\n');
  const headers = Object.fromEntries(
    lines.map((line) => {
      const at = line.indexOf(':');
      return [line.slice(0, at).toLowerCase(), line.slice(at + 1).trim()];
    }),
  );
  return { status: Number(first.split(' ')[1]), headers };
}

/** One connection on which requests go out byte by byte as written, one after another. */
export class RawConnection {
  private socket: Socket | undefined;
  private arrived = Buffer.alloc(0);
  private wake: () => void = () => undefined;

  constructor(private readonly port: number) {}

  /** Sends and reads one answer; an endless stream is left once its head is there. */
  async send(request: string, method = request.split(' ')[0] ?? ''): Promise<RawAnswer> {
    const socket = this.open();
    const timer = setTimeout(() => socket.destroy(), waitMs);
    socket.write(request, 'latin1');
    try {
      return await this.answer(socket, method);
    } finally {
      clearTimeout(timer);
    }
  }

  close(): void {
    this.socket?.destroy();
    this.socket = undefined;
  }

  private open(): Socket {
    if (this.socket && !this.socket.destroyed && this.socket.writable) return this.socket;
    const socket = connect(this.port, '127.0.0.1');
    this.socket = socket;
    this.arrived = Buffer.alloc(0);
    const wake = (): void => this.wake();
    socket.on('data', (data) => {
      this.arrived = Buffer.concat([this.arrived, data]);
      wake();
    });
    for (const event of ['end', 'close', 'error']) socket.on(event, wake);
    return socket;
  }

  private async answer(socket: Socket, method: string): Promise<RawAnswer> {
    const end = await this.until(socket, () => this.arrived.indexOf(headEnd));
    if (end < 0) {
      this.close();
      return { status: 0, headers: {}, body: this.arrived.toString('utf8') };
    }
    const head = headOf(this.arrived.subarray(0, end));
    const start = end + headEnd.length;
    const empty = method === 'HEAD' || head.status === 204 || head.status === 304;
    if (head.headers['content-type']?.startsWith(stream)) {
      this.close();
      return { ...head, body: '' };
    }
    const length = empty ? 0 : Number(head.headers['content-length'] ?? 0);
    const last = await this.until(socket, () =>
      this.arrived.length >= start + length ? start + length : -1,
    );
    const body = this.arrived.subarray(start, last < 0 ? undefined : last).toString('utf8');
    this.arrived = this.arrived.subarray(start + length);
    if (head.headers['connection'] === 'close') this.close();
    return { ...head, body };
  }

  private async until(socket: Socket, found: () => number): Promise<number> {
    for (;;) {
      const at = found();
      if (at >= 0) return at;
      if (socket.destroyed || socket.readableEnded) return -1;
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
  }
}

/** One request on a connection of its own; `\n` stands for the end of a line. */
export async function sendRaw(port: number, request: string): Promise<RawAnswer> {
  const connection = new RawConnection(port);
  try {
    return await connection.send(request.replaceAll('\n', '\r\n'));
  } finally {
    connection.close();
  }
}
