/**
 * Why it is not known what an outside system did. None of these is a failure: the question is
 * open, and only asking again or a person closes it.
 */
export type Why =
  /** No answer within the time, or the connection broke. */
  | 'NO_ANSWER'
  /** The other side says that it is out of order. */
  | 'SERVER_ERROR'
  /** It answered, but not in the agreed form or without a valid signature. */
  | 'BAD_ANSWER'
  /** It answered about another key or another amount. */
  | 'MISMATCH'
  /** The key stands there with other content. */
  | 'KEY_CONFLICT'
  /** It did not take the request as it was. */
  | 'REFUSED'
  /** It has the order and has not executed it yet. */
  | 'ACCEPTED'
  /** Manual: nobody has written down the result yet. */
  | 'AWAITING_PEOPLE'
  /** Manual: written down, but not by two different persons who agree. */
  | 'NOT_SIGNED_OFF';

/** An open question. `detail` is for the log and for the person who looks into it. */
export interface Unknown {
  readonly outcome: 'UNKNOWN';
  readonly why: Why;
  readonly detail: string;
}

/** What a read gives: the value, "there is none" (a month that is not over), or an open question. */
export type Answer<T> =
  | { readonly outcome: 'ANSWERED'; readonly value: T }
  | { readonly outcome: 'NOT_AVAILABLE'; readonly why: string }
  | Unknown;

/** The request never left this machine: sending it again is safe. */
export interface NotSent {
  readonly outcome: 'NOT_SENT';
  readonly detail: string;
}

export const unknown = (why: Why, detail: string): Unknown => ({ outcome: 'UNKNOWN', why, detail });

export const answered = <T>(value: T): Answer<T> => ({ outcome: 'ANSWERED', value });
