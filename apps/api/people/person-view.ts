import { instantText } from '#domain/time/instant.js';
import type { Person } from '#contracts/api/people.js';
import type { AccountView } from '#persistence/people/account-rows.js';

/** An account as the API tells it. */
export function personView({
  secretUntil,
  secretUsed,
  posts,
  otherAccounts,
  ...row
}: AccountView): Person {
  const until = secretUntil === null ? null : Number(secretUntil);
  const spent = until !== null && (secretUsed || until <= Date.now());
  return {
    ...row,
    posts: [...posts],
    otherAccounts: [...otherAccounts],
    password: until === null ? 'OWN' : spent ? 'SPENT' : 'SECRET',
    secretUntil: until === null ? null : instantText(until),
  };
}
