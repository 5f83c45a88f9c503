import { randomUUID } from 'node:crypto';
import { newPerson, type NewPerson } from '#contracts/api/people.js';
import { instantText } from '#domain/time/instant.js';
import { desksOf } from '#policy/demo-accounts.js';
import { servedPacks } from '#policy/load-packs.js';
import type { Pack } from '#policy/pack.js';
import { appendAudit } from '#persistence/audit/append-audit.js';
import { BusinessClock } from '#persistence/clock/business-clock.js';
import { Database } from '#persistence/database.js';
import { findAccountView } from '#persistence/people/account-rows.js';
import { holdersOf, lockPeople } from '#persistence/people/change-account.js';
import { createAccount } from '#persistence/people/create-account.js';
import { newSecret } from '#persistence/people/one-time-secret.js';
import type { PeopleOptions } from '../people-program.js';
import { CliProblem, wrongFields, wrongInput } from '../problem.js';
import { siteHere } from '../site.js';
import { done, say, type Answer, type Manner } from '../terminal.js';

const keeper = 'administrator';

/**
 * `people first`: the first administrator of a city, written straight to the database, since nobody
 * could sign in to make one. Refused where an administrator can sign in already.
 */
export async function firstAnswer(
  manner: Manner,
  username: string,
  options: PeopleOptions,
): Promise<Answer> {
  const pack = packOf(options.city);
  const person = checked({
    username,
    person: options.person,
    office: options.office ?? officeOf(pack),
    posts: [keeper],
  });
  if (!desksOf(pack).includes(`${person.office}.${keeper}`)) {
    throw wrongInput('/office', '该部门不设系统管理岗', 'this office has no administrator');
  }
  const { secret, hash } = await newSecret();
  const until = await write(pack, person, hash);
  const document = {
    username,
    person: person.person,
    office: person.office,
    secret,
    secretUntil: until,
  };
  return done(document, [
    `${username}  ${person.person}  ${person.office}.${keeper}`,
    say(
      manner,
      `一次性口令：${secret}（${until} 前有效，只能用一次，登录后须设置自己的密码）`,
      `one-time secret: ${secret} (until ${until}; works once, then a password of one's own is set)`,
    ),
  ]);
}

function packOf(city: string | undefined): Pack {
  const packs = servedPacks();
  const found =
    city === undefined && packs.length === 1 ? packs[0] : packs.find(({ id }) => id === city);
  if (found) return found;
  const known = packs.map(({ id }) => id).join(', ');
  throw wrongInput('/city', `请用 --city 指定：${known}`, `name one with --city: ${known}`);
}

/** The first office of the pack that has the post; at the city itself where there is a choice. */
function officeOf(pack: Pack): string {
  const offices = desksOf(pack)
    .filter((desk) => desk.endsWith(`.${keeper}`))
    .map((desk) => desk.slice(0, -keeper.length - 1));
  return offices.find((office) => office.startsWith(pack.division)) ?? offices[0] ?? '';
}

function checked(given: unknown): NewPerson {
  const read = newPerson.safeParse(given);
  if (read.success) return read.data;
  throw wrongFields(
    read.error.issues.map(({ path, code, message }) => ({
      pointer: path.map((part) => `/${String(part)}`).join(''),
      code: code.toUpperCase(),
      message,
    })),
  );
}

async function write(pack: Pack, person: NewPerson, secretHash: string): Promise<string> {
  const database = await Database.open(siteHere().databaseUrl, { name: 'people', connections: 2 });
  try {
    const [office] = await database.rows('SELECT 1 FROM office WHERE id = $1', [person.office]);
    if (!office) throw refusal('NOT_PREPARED', notPrepared);
    const businessAt = await new BusinessClock(database).now();
    return await database.tx(async (sql) => {
      await lockPeople(sql, pack.id);
      if ((await holdersOf(sql, pack.id, keeper)).length > 0) {
        throw refusal('ADMINISTRATOR_EXISTS', administratorExists);
      }
      const why = await createAccount(sql, { ...person, secretHash }, pack.id);
      if (why !== null) {
        throw wrongInput(
          '/username',
          '账号名已被使用，请换一个',
          'the username is taken; choose another',
        );
      }
      const made = await findAccountView(sql, person.username, pack.id);
      const { username, office: at, posts } = person;
      await appendAudit(sql, {
        businessAt,
        actor: 'operator',
        office: 'operator',
        action: 'ACCOUNT_CREATED',
        objectType: 'account',
        objectId: username,
        details: { before: null, after: { person: person.person, office: at, posts }, first: true },
      });
      return instantText(Number(made?.secretUntil ?? businessAt));
    });
  } finally {
    await database.close();
  }
}

const notPrepared =
  '数据库尚未准备，请先运行 migrate（docker compose）或 npm start / the database is not prepared: run migrate (docker compose) or npm start first';
const administratorExists =
  '本市已有系统管理员，请由其新增账号；忘记密码时用 tongchou people reset / there is an administrator already, who makes accounts; for a lost password use tongchou people reset';

function refusal(code: string, detail: string): CliProblem {
  return new CliProblem(1, {
    type: `urn:tongchou:problem:${code.toLowerCase().replaceAll('_', '-')}`,
    title: '未建立 / Not made',
    status: 409,
    detail,
    code,
    errors: [],
    traceId: randomUUID(),
  });
}
