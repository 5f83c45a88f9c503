import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Channel, ChannelAnswer, OutsideNotice } from '#adapters/channels/channel.port.js';
import type { ServedChannel } from '#adapters/channels/channels.js';
import type { Database } from '#persistence/database.js';
import { closeChannel, pauseChannel, writeChannels } from '#persistence/notices/channel-rows.js';
import {
  beginCall,
  dueDeliveries,
  endCall,
  endLease,
  keepLease,
  leaseChannel,
  recentCalls,
  type CallEnd,
  type OutgoingNotice,
} from '#persistence/notices/deliveries.js';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** Growing pauses over a good day; after the last the delivery has failed. */
export const retryPauses: readonly number[] = [
  5 * second,
  30 * second,
  2 * minute,
  10 * minute,
  30 * minute,
  hour,
  2 * hour,
  4 * hour,
  8 * hour,
  10 * hour,
];
/** So many notices fit one digest; the next ones wait for the next. */
const mostInDigest = 200;
const callsPerLease = 20;

export interface SenderParts {
  readonly database: Database;
  readonly channels: readonly ServedChannel[];
  /** Where people open the product. */
  readonly publicUrl: string;
  readonly log: Pick<Logger, 'warn'>;
  readonly pauses?: readonly number[];
}

/** Carries notices out of the house: one channel at a time, many APIs side by side. */
export class ChannelSender {
  private readonly channels: ReadonlyMap<string, Channel>;
  private readonly token = randomUUID();

  constructor(private readonly parts: SenderParts) {
    this.channels = new Map(parts.channels.map(({ id, channel }) => [id, channel]));
  }

  /** Makes the database know which channels there are. */
  async begin(): Promise<void> {
    await writeChannels(
      this.parts.database,
      this.parts.channels.map(({ id, kind, fingerprint, offices, kinds }) => ({
        id,
        kind,
        fingerprint,
        offices,
        kinds,
      })),
    );
  }

  /** Serves one channel that has something to send; false when none has. */
  async serveOne(signal?: AbortSignal): Promise<boolean> {
    const { database } = this.parts;
    if (this.channels.size === 0) return false;
    const id = await leaseChannel(database, this.token, [...this.channels.keys()]);
    const channel = id === null ? undefined : this.channels.get(id);
    if (!channel) return false;
    try {
      return await this.serve(channel, signal);
    } finally {
      await endLease(database, channel.id, this.token);
    }
  }

  async close(): Promise<void> {
    await Promise.all([...this.channels.values()].map((channel) => channel.close()));
  }

  /** Answers whether anything was sent: a channel at its limit rests and is no work. */
  private async serve(channel: Channel, signal?: AbortSignal): Promise<boolean> {
    const { database } = this.parts;
    for (let calls = 0; calls < callsPerLease; calls += 1) {
      if (signal?.aborted) return calls > 0;
      if (!(await keepLease(database, channel.id, this.token))) return calls > 0;
      const due = await dueDeliveries(database, channel.id, mostInDigest);
      const batch = await this.next(channel, due);
      if (batch.length === 0) return calls > 0;
      await this.call(channel, batch);
    }
    return true;
  }

  /** One message for one notice while the minute has room for them all; else one digest. */
  private async next(channel: Channel, due: OutgoingNotice[]): Promise<OutgoingNotice[]> {
    if (channel.perMinute === null) return due.slice(0, 1);
    const room = channel.perMinute - (await recentCalls(this.parts.database, channel.id));
    if (room <= 0) return [];
    return due.length <= room ? due.slice(0, 1) : due;
  }

  private async call(channel: Channel, batch: readonly OutgoingNotice[]): Promise<void> {
    const { database, log } = this.parts;
    const call = randomUUID();
    const deliveries = batch.map(({ id }) => id);
    await beginCall(database, { id: call, channel: channel.id, deliveries });
    const answer = await channel.send(batch.map((each) => this.outside(each)));
    await endCall(database, call, this.endOf(answer, batch));
    if (answer.outcome === 'GONE') await closeChannel(database, channel.id, answer.answer);
    if (answer.outcome === 'LATER' && answer.pauseMs !== undefined) {
      await pauseChannel(database, channel.id, answer.pauseMs);
    }
    if (answer.outcome === 'SENT' || answer.outcome === 'DELIVERED') return;
    log.warn({ channel: channel.id, answer: answer.answer }, 'a notice was not taken');
  }

  private endOf(answer: ChannelAnswer, batch: readonly OutgoingNotice[]): CallEnd {
    const { outcome, answer: text } = answer;
    const addresses = 'addresses' in answer ? answer.addresses : undefined;
    if (outcome === 'SENT' || outcome === 'DELIVERED' || outcome === 'PARTIAL') {
      return { outcome, answer: text, retryInMs: null, addresses };
    }
    const tried = Math.min(...batch.map(({ attempts }) => attempts));
    const pause = (this.parts.pauses ?? retryPauses)[tried];
    const ends = outcome !== 'LATER' || pause === undefined;
    const partly = addresses?.some((each) => each.outcome === 'SENT') ?? false;
    return {
      outcome: partly ? 'PARTIAL' : 'FAILED',
      answer: text,
      retryInMs: ends ? null : pause,
      addresses,
    };
  }

  private outside(notice: OutgoingNotice): OutsideNotice {
    const { attempts: _, noticeId: _notice, taskId, dueAt, at, ...facts } = notice;
    const path = taskId === null ? '/notices' : `/tasks/${taskId}`;
    return {
      ...facts,
      dueAt: dueAt === null ? null : Number(dueAt),
      at: Number(at),
      link: `${this.parts.publicUrl.replace(/\/+$/, '')}${path}`,
    };
  }
}
