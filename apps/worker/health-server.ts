import { createServer, type Server } from 'node:http';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import type { WorkerHost } from './worker-host.js';

/** `GET /health`: 200 while the worker takes work, 503 while it waits for database or engine. */
export class HealthServer implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly server: Server;

  constructor(
    host: WorkerHost,
    private readonly port: number,
  ) {
    this.server = createServer((request, answer) => {
      const known = request.method === 'GET' && request.url === '/health';
      const polling = host.polling();
      answer.writeHead(known ? (polling ? 200 : 503) : 404, { 'content-type': 'application/json' });
      answer.end(known ? JSON.stringify({ polling }) : '{}');
    });
    this.server.requestTimeout = 5_000;
  }

  async onApplicationBootstrap(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(this.port, '127.0.0.1', resolve);
    });
  }

  onApplicationShutdown(): void {
    this.server.close();
    this.server.closeAllConnections();
  }
}
