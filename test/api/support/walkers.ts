import type { Database } from '#persistence/database.js';
import { openSession } from '#persistence/sessions/open-session.js';
import { cookieName, hashOf, newToken } from '../../../apps/api/http/session-cookie.js';
import { accountAt } from './organisation.js';

/** Who walks: what stands in the walk belongs to 331102, whose preparer is the one in the right. */
export const walkers: Readonly<Record<string, string | null>> = {
  anonymous: null,
  'foreign county': '331121.HEALTHCARE_SECURITY.preparer',
  'wrong post': '331102.HEALTHCARE_SECURITY.reviewer',
  auditor: '331100.AUDIT.auditor',
  administrator: '331100.HEALTHCARE_SECURITY.administrator',
};
export const inTheRight = '331102.HEALTHCARE_SECURITY.preparer';

/** A session of the account at a desk, as a Cookie header. */
export async function cookieAt(database: Database, port: number, desk: string): Promise<string> {
  const token = newToken();
  const username = accountAt(desk);
  await openSession(database, { tokenHash: hashOf(token), username, hours: 1 });
  return `cookie: ${cookieName(port)}=${token}\r\n`;
}
