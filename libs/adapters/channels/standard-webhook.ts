import { createHash, createHmac } from 'node:crypto';
import { instantText } from '#domain/time/instant.js';
import {
  plainAnswer,
  type Channel,
  type ChannelAnswer,
  type OutsideNotice,
} from './channel.port.js';
import { headOf } from './outside-text.js';
import { PostOnce } from './post-once.js';

export interface WebhookSettings {
  readonly id: string;
  readonly url: string;
  /** `whsec_…`; while a secret is changed both are here and both sign. */
  readonly secrets: readonly string[];
  readonly perMinute: number | null;
}

const keyOf = (secret: string): Buffer => Buffer.from(secret.replace(/^whsec_/, ''), 'base64');

/** `webhook-signature` of Standard Webhooks 1.0: over `id.timestamp.body`, one for each secret. */
export const webhookSignature = (
  secrets: readonly string[],
  id: string,
  timestamp: number,
  body: string,
): string =>
  secrets
    .map((secret) =>
      createHmac('sha256', keyOf(secret)).update(`${id}.${timestamp}.${body}`).digest('base64'),
    )
    .map((signature) => `v1,${signature}`)
    .join(' ');

const dataOf = (notice: OutsideNotice) => ({
  id: notice.id,
  kind: notice.kind,
  title: headOf(notice),
  unit: notice.unit,
  unitName: notice.unitName,
  office: notice.office,
  at: instantText(notice.at),
  dueAt: notice.dueAt === null ? null : instantText(notice.dueAt),
  link: notice.link,
});

/** The same notices in the same message have the same id, however often they are sent. */
function messageId(notices: readonly OutsideNotice[]): string {
  const ids = notices.map(({ id }) => id).sort();
  const [only] = ids;
  if (only !== undefined && ids.length === 1) return `msg_${only}`;
  return `msg_${createHash('sha256').update(ids.join()).digest('hex').slice(0, 32)}`;
}

/** Any program that takes Standard Webhooks 1.0. */
export class StandardWebhook implements Channel {
  readonly kind = 'WEBHOOK';
  readonly #http = new PostOnce();

  constructor(private readonly settings: WebhookSettings) {}

  get id(): string {
    return this.settings.id;
  }

  get perMinute(): number | null {
    return this.settings.perMinute;
  }

  async send(notices: readonly OutsideNotice[]): Promise<ChannelAnswer> {
    const [first] = notices;
    if (!first) return { outcome: 'REFUSED', answer: 'nothing to send' };
    const id = messageId(notices);
    const timestamp = Math.floor(Date.now() / 1_000);
    const body = JSON.stringify(
      notices.length === 1
        ? { type: 'notice', timestamp: instantText(Date.now()), data: dataOf(first) }
        : {
            type: 'notice.digest',
            timestamp: instantText(Date.now()),
            data: { notices: notices.map(dataOf) },
          },
    );
    const reply = await this.#http.post(new URL(this.settings.url), body, {
      'webhook-id': id,
      'webhook-timestamp': String(timestamp),
      'webhook-signature': webhookSignature(this.settings.secrets, id, timestamp, body),
    });
    if (reply.outcome !== 'REPLY') return reply;
    return { outcome: 'DELIVERED', answer: plainAnswer(`HTTP ${reply.status} ${reply.text}`) };
  }

  async close(): Promise<void> {
    await this.#http.close();
  }
}
