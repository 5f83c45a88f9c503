export type ChannelKind = 'MAIL' | 'DINGTALK' | 'WECOM' | 'WEBHOOK';

/** What may leave the house: what is to be done, which unit, until when, and a link. No amounts, no names. */
export interface OutsideNotice {
  /** The delivery's id: a receiver that gets it twice knows by this. */
  readonly id: string;
  readonly kind: string;
  readonly what: string | null;
  readonly unit: string;
  readonly unitName: string;
  /** The office that is told, `331102.FINANCE`, and its name. */
  readonly office: string;
  readonly officeName: string;
  /** Milliseconds. */
  readonly dueAt: number | null;
  readonly at: number;
  readonly link: string;
  /** Addresses of the people at the desk; only mail looks at them. */
  readonly emails: readonly string[];
  /** Addresses that have this notice already, or refused it for good. */
  readonly settled: readonly string[];
}

/** What a relay said of one address. */
export interface AddressAnswer {
  readonly address: string;
  /** A person's own; else the office's of the configuration. */
  readonly own: boolean;
  readonly outcome: 'SENT' | 'LATER' | 'REFUSED';
  readonly answer: string;
}

/** Mail is answered address by address. */
interface ByAddress {
  readonly addresses?: readonly AddressAnswer[];
}

/** How the other side took a message; `answer` is kept and holds no secret. */
export type ChannelAnswer =
  | (ByAddress & { readonly outcome: 'SENT' | 'DELIVERED'; readonly answer: string })
  /** Some addresses took it, the others refused it for good. */
  | (ByAddress & { readonly outcome: 'PARTIAL'; readonly answer: string })
  /** Try again later; with `pauseMs` the whole channel rests that long. */
  | (ByAddress & {
      readonly outcome: 'LATER';
      readonly answer: string;
      readonly pauseMs?: number;
    })
  /** Trying again would change nothing. */
  | (ByAddress & { readonly outcome: 'REFUSED'; readonly answer: string })
  /** The other side wants nothing any more. */
  | { readonly outcome: 'GONE'; readonly answer: string };

/** A way out of the house (通知渠道). Several notices at once are one digest. */
export interface Channel {
  readonly id: string;
  readonly kind: ChannelKind;
  /** Calls a minute that the other side takes; null where it does not count. */
  readonly perMinute: number | null;
  send(notices: readonly OutsideNotice[]): Promise<ChannelAnswer>;
  close(): Promise<void>;
}

const longestAnswer = 300;

/** One line, cut: it is shown to administrators and kept. */
export const plainAnswer = (text: string): string =>
  text.replace(/\s+/g, ' ').trim().slice(0, longestAnswer);
