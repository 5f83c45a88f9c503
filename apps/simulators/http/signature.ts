import { createHmac, timingSafeEqual } from 'node:crypto';

/** Real time, not business time: a rehearsal in 2022 still signs with today's clock. */
export const WINDOW_MS = 5 * 60_000;
export const SIGNATURE_HEADER = 'x-tongchou-signature';

const WRITTEN = /^t=(\d{1,15}),v1=([0-9a-f]{64})$/;

function digest(secret: string, at: number, what: string): string {
  return createHmac('sha256', Buffer.from(secret, 'hex')).update(`${at}.${what}`).digest('hex');
}

/** `what` is `METHOD.path.body` of a request, `METHOD.path.status.body` of an answer. */
export function sign(secret: string, at: number, what: string): string {
  return `t=${at},v1=${digest(secret, at, what)}`;
}

export function isSigned(secret: string, header: unknown, now: number, what: string): boolean {
  const found = WRITTEN.exec(typeof header === 'string' ? header : '');
  if (!found) return false;
  const at = Number(found[1]);
  if (Math.abs(now - at) > WINDOW_MS) return false;
  const given = Buffer.from(found[2] ?? '', 'hex');
  return timingSafeEqual(given, Buffer.from(digest(secret, at, what), 'hex'));
}
