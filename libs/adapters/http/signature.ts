import { createHmac, timingSafeEqual } from 'node:crypto';

export const SIGNATURE_HEADER = 'x-tongchou-signature';
/** Real time; the business clock of a rehearsal may stand in another year. */
const WINDOW_MS = 5 * 60_000;
const WRITTEN = /^t=(\d{1,15}),v1=([0-9a-f]{64})$/;

function digest(secret: string, at: string, what: string): string {
  return createHmac('sha256', Buffer.from(secret, 'hex')).update(`${at}.${what}`).digest('hex');
}

/** Signs `METHOD.path.body` of a request, or `METHOD.path.status.body` of an answer to it. */
export function signature(secret: string, what: string, at: number = Date.now()): string {
  return `t=${at},v1=${digest(secret, String(at), what)}`;
}

/** Whether a signature is right and at most five minutes old. */
export function isSigned(secret: string, header: unknown, what: string, now = Date.now()): boolean {
  const [, at = '', given = ''] = WRITTEN.exec(typeof header === 'string' ? header : '') ?? [];
  if (at === '' || Math.abs(now - Number(at)) > WINDOW_MS) return false;
  const expected = digest(secret, at, what);
  return timingSafeEqual(Buffer.from(given, 'hex'), Buffer.from(expected, 'hex'));
}
