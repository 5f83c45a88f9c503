import { createTransport } from 'nodemailer';
import { z } from 'zod';
import {
  plainAnswer,
  type AddressAnswer,
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
const refusals = z.object({
  rejected: z.array(z.string()).optional(),
  rejectedErrors: z
    .array(z.object({ recipient: z.string(), responseCode: z.number().optional() }))
    .optional(),
});
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
      return first.settled.length > 0
        ? { outcome: 'SENT', answer: 'everybody has it, or has refused it', addresses: [] }
        : { outcome: 'REFUSED', answer: `no mail address for ${first.office}` };
    }
    const own = first.emails.length > 0;
    try {
      const info = await this.#post.sendMail({
        from: this.settings.from,
        to: [...to],
        subject: `【统筹】${notices.length === 1 ? headOf(first) : countsOf(notices)}`,
        text: notices.map(textOf).join('\n\n'),
        messageId: `<${first.id}@tongchou>`,
        headers: { 'auto-submitted': 'auto-generated' },
      });
      return byAddress(to, own, rejections(info), plainAnswer(info.response));
    } catch (error) {
      const { responseCode, code } = failure.safeParse(error).data ?? {};
      const answer = plainAnswer(`SMTP ${responseCode ?? code ?? 'failed'}`);
      const refused = rejections(error);
      if (refused.size > 0) return byAddress(to, own, refused, answer);
      const forGood = responseCode !== undefined && responseCode >= 550 && responseCode < 560;
      const outcome = forGood ? 'REFUSED' : 'LATER';
      return {
        outcome,
        answer,
        addresses: to.map((address) => ({ address, own, outcome, answer })),
      };
    }
  }

  close(): Promise<void> {
    this.#post.close();
    return Promise.resolve();
  }

  #addressesOf({ emails, office, settled }: OutsideNotice): readonly string[] {
    const { to } = this.settings;
    const address = to[office] ?? to[office.split('.')[0] ?? ''] ?? to['*'];
    const all = emails.length > 0 ? emails : address === undefined ? [] : [address];
    return all.filter((each) => !settled.includes(each));
  }
}

/** What the relay said of the addresses it did not take; the others have the mail. */
function rejections(answer: unknown): ReadonlyMap<string, number | null> {
  const { rejected = [], rejectedErrors = [] } = refusals.safeParse(answer).data ?? {};
  const codes = new Map(
    rejectedErrors.map(({ recipient, responseCode }) => [recipient, responseCode ?? null]),
  );
  return new Map(rejected.map((address) => [address, codes.get(address) ?? null]));
}

/** 5xx is for good; 4xx and what says nothing is asked again. */
function byAddress(
  to: readonly string[],
  own: boolean,
  refused: ReadonlyMap<string, number | null>,
  answer: string,
): ChannelAnswer {
  const addresses = to.map((address): AddressAnswer => {
    const code = refused.get(address);
    if (code === undefined) return { address, own, outcome: 'SENT', answer };
    const outcome = code !== null && code >= 500 ? 'REFUSED' : 'LATER';
    return { address, own, outcome, answer: `SMTP ${code ?? 'refused'}` };
  });
  const has = (outcome: AddressAnswer['outcome']): number =>
    addresses.filter((each) => each.outcome === outcome).length;
  const [sent, later, no] = [has('SENT'), has('LATER'), has('REFUSED')];
  if (later === 0 && no === 0) return { outcome: 'SENT', answer, addresses };
  const counted = sent === 0 ? answer : plainAnswer(`${answer} (${sent} of ${to.length} taken)`);
  if (later > 0) return { outcome: 'LATER', answer: counted, addresses };
  return { outcome: sent > 0 ? 'PARTIAL' : 'REFUSED', answer: counted, addresses };
}

const textOf = (notice: OutsideNotice): string =>
  [headOf(notice), '', ...linesOf(notice), '', `办理：${notice.link}`].join('\n');
