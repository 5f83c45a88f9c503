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
}

/** How the other side took a message; `answer` is kept and holds no secret. */
export type ChannelAnswer =
  | { readonly outcome: 'SENT' | 'DELIVERED'; readonly answer: string }
  /** Try again later; with `pauseMs` the whole channel rests that long. */
  | { readonly outcome: 'LATER'; readonly answer: string; readonly pauseMs?: number }
  /** Trying again would change nothing. */
  | { readonly outcome: 'REFUSED'; readonly answer: string }
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
