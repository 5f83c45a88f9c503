import { connect, createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** A way to an address that can be cut, as a network is, and mended. */
export interface CuttableLine {
  readonly address: string;
  cut(): void;
  mend(): void;
}

/** Passes on whatever is sent, both ways; once cut, nobody gets through and nobody is connected. */
export async function cuttableLine(address: string): Promise<CuttableLine> {
  const [host, far] = address.split(':');
  const ends = new Set<Socket>();
  let whole = true;
  const server: Server = createServer((near) => {
    if (!whole) return void near.destroy();
    const away = connect(Number(far), host);
    for (const [end, other] of [
      [near, away],
      [away, near],
    ] as const) {
      ends.add(end);
      end.pipe(other);
      end.on('error', () => other.destroy());
      end.on('close', () => ends.delete(end) && other.destroy());
    }
  });
  server.unref();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `127.0.0.1:${port}`,
    cut: () => {
      whole = false;
      for (const end of ends) end.destroy();
    },
    mend: () => {
      whole = true;
    },
  };
}
