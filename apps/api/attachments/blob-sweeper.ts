import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { BlobStore } from '#persistence/attachments/blob-store.js';
import { sweepBlobs } from '#persistence/attachments/sweep-blobs.js';
import { Database } from '#persistence/database.js';

const everyMs = 60 * 60_000;
const nestLog = new Logger('BlobSweeper');

/** What uploads left behind that never came to a row goes at the start and every hour. */
@Injectable()
export class BlobSweeper implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly timer = setInterval(() => void this.sweep(), everyMs).unref();

  constructor(
    private readonly database: Database,
    private readonly blobs: BlobStore,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.sweep();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private async sweep(): Promise<void> {
    try {
      const swept = await sweepBlobs(this.database, this.blobs);
      if (swept > 0) nestLog.log(`${swept} file(s) without a row were swept`);
    } catch (error) {
      nestLog.warn(`nothing was swept: ${String(error)}`);
    }
  }
}
