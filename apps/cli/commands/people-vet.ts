import { appendAudit } from '#persistence/audit/append-audit.js';
import { BusinessClock } from '#persistence/clock/business-clock.js';
import { Database } from '#persistence/database.js';
import { closePassword } from '#persistence/people/change-account.js';
import { withPublishedPassword } from '#persistence/people/vetted-passwords.js';
import { publishedPasswords } from '#policy/published-passwords.js';
import type { PeopleOptions } from '../people-program.js';
import { siteHere } from '../site.js';
import { done, no, say, type Answer, type Manner } from '../terminal.js';

/**
 * `people vet`: accounts with a published password; exit 1 while there are any. `--close` makes those
 * passwords worth nothing, also while the API refuses to serve because of them.
 */
export async function vetAnswer(
  manner: Manner,
  _username: string,
  { close }: PeopleOptions,
): Promise<Answer> {
  const database = await Database.open(siteHere().databaseUrl, { name: 'people', connections: 2 });
  try {
    const found = await withPublishedPassword(database, publishedPasswords());
    if (found.length === 0) {
      return done({ found, closed: false }, [
        say(manner, '没有账号使用公开的密码', 'no account has a published password'),
      ]);
    }
    if (close) await closeAll(database, found);
    const head = close
      ? say(manner, '已作废，请逐一重置密码：', 'closed; reset each of them:')
      : say(
          manner,
          '使用公开密码的账号（--close 作废）：',
          'published passwords (--close ends them):',
        );
    return (close ? done : no)({ found, closed: close === true }, [head, ...found]);
  } finally {
    await database.close();
  }
}

async function closeAll(database: Database, usernames: readonly string[]): Promise<void> {
  const businessAt = await new BusinessClock(database).now();
  await database.tx(async (sql) => {
    for (const username of usernames) {
      await closePassword(sql, username);
      await appendAudit(sql, {
        businessAt,
        actor: 'operator',
        office: 'operator',
        action: 'PASSWORD_CLOSED',
        objectType: 'account',
        objectId: username,
      });
    }
  });
}
