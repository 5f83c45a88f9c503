import { setTimeout as pause } from 'node:timers/promises';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';
import { channelsFromEnv, type ServedChannel } from '#adapters/channels/channels.js';
import { ChannelsMisconfigured } from '#adapters/channels/channel-settings.js';
import type { Database } from '#persistence/database.js';
import { ChannelSender } from '../notices/channel-sender.js';

const restMs = 1_000;
const longestPauseMs = 30_000;

/** Sends notices out while the API runs; nothing to do where no channel is configured. */
export class ChannelPost implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly ending = new AbortController();
  private readonly sender: ChannelSender | null;
  /** Why no channel is used, of a configuration that cannot be read; null: all is well. */
  readonly misconfigured: string | null;
  private working: Promise<void> = Promise.resolve();

  constructor(
    database: Database,
    env: NodeJS.ProcessEnv,
    private readonly log: Logger,
  ) {
    const { channels, why } = configured(env, log);
    this.misconfigured = why;
    const port = env['PORT'] ?? '8080';
    const publicUrl = env['TONGCHOU_PUBLIC_URL'] || `http://127.0.0.1:${port}`;
    this.sender = channels && new ChannelSender({ database, channels, publicUrl, log });
  }

  onApplicationBootstrap(): void {
    if (this.sender) this.working = this.workForEver(this.sender);
  }

  async onApplicationShutdown(): Promise<void> {
    this.ending.abort();
    await this.working;
    await this.sender?.close();
  }

  private async workForEver(sender: ChannelSender): Promise<void> {
    const { signal } = this.ending;
    let wait = restMs;
    let begun = false;
    while (!signal.aborted) {
      let worked = false;
      try {
        if (!begun) await sender.begin();
        begun = true;
        worked = await sender.serveOne(signal);
        wait = restMs;
      } catch (error) {
        wait = Math.min(wait * 2, longestPauseMs);
        this.log.warn({ err: error }, 'notices cannot be sent out; trying again');
      }
      if (!worked) await pause(wait, undefined, { signal }).catch(() => undefined);
    }
  }
}

/** A slip in the configuration stops no work inside the house; it is said, and nothing is sent. */
function configured(
  env: NodeJS.ProcessEnv,
  log: Logger,
): { readonly channels: ServedChannel[] | null; readonly why: string | null } {
  try {
    return { channels: channelsFromEnv(env), why: null };
  } catch (error) {
    const why = error instanceof ChannelsMisconfigured ? error.message : 'unreadable';
    log.error(
      { why },
      '通知渠道配置有误，暂不外发 · The notice channels are misconfigured; none is used',
    );
    return { channels: null, why };
  }
}
