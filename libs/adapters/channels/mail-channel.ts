import { createTransport } from 'nodemailer';
import { z } from 'zod';
import {
  plainAnswer,
  type Channel,
  type ChannelAnswer,
  type OutsideNotice,
} from './channel.port.js';
import { countsOf, headOf, linesOf } from './outside-text.js';

export interface MailSettings {
  readonly id: string;
  /** smtp://user:password@host:port, or smtps:// */
  readonly url: string;
  readonly from: string;
  /** Addresses of offices or units, and `*` for all others; people's own come first. */
  readonly to: Readonly<Record<string, string>>;
}

const timeoutMs = 15_000;
const failure = z.object({ responseCode: z.number().optional(), code: z.string().optional() });

/** Mail through one relay. Taken by the relay is SENT: nobody says that it was read. */
export class MailChannel implements Channel {
  readonly kind = 'MAIL';
  readonly perMinute = null;
  readonly #post;

  constructor(private readonly settings: MailSettings) {
    this.#post = createTransport({
      url: settings.url,
      pool: true,
      maxConnections: 1,
      connectionTimeout: timeoutMs,
      greetingTimeout: timeoutMs,
      socketTimeout: timeoutMs,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  get id(): string {
    return this.settings.id;
  }

  async send(notices: readonly OutsideNotice[]): Promise<ChannelAnswer> {
    const [first] = notices;
    if (!first) return { outcome: 'REFUSED', answer: 'nothing to send' };
    const to = this.#addressesOf(first);
    if (to.length === 0) {
      return { outcome: 'REFUSED', answer: `no mail address for ${first.office}` };
    }
    try {
      const info: { readonly response: string } = await this.#post.sendMail({
        from: this.settings.from,
        to: [...to],
        subject: `【统筹】${notices.length === 1 ? headOf(first) : countsOf(notices)}`,
        text: notices.map(textOf).join('\n\n'),
        messageId: `<${first.id}@tongchou>`,
        headers: { 'auto-submitted': 'auto-generated' },
      });
      return { outcome: 'SENT', answer: plainAnswer(info.response) };
    } catch (error) {
      const { responseCode, code } = failure.safeParse(error).data ?? {};
      const answer = plainAnswer(`SMTP ${responseCode ?? code ?? 'failed'}`);
      const forGood = responseCode !== undefined && responseCode >= 550 && responseCode < 560;
      return { outcome: forGood ? 'REFUSED' : 'LATER', answer };
    }
  }

  close(): Promise<void> {
    this.#post.close();
    return Promise.resolve();
  }

  #addressesOf({ emails, office }: OutsideNotice): readonly string[] {
    if (emails.length > 0) return emails;
    const { to } = this.settings;
    const address = to[office] ?? to[office.split('.')[0] ?? ''] ?? to['*'];
    return address === undefined ? [] : [address];
  }
}

const textOf = (notice: OutsideNotice): string =>
  [headOf(notice), '', ...linesOf(notice), '', `办理：${notice.link}`].join('\n');
