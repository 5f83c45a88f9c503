import type { PeoplePage, Person, PersonWithSecret } from '#contracts/api/people.js';
import type { ProblemDocument } from '#contracts/api/problem.js';
import { callApi, runningApi } from '../instance.js';
import type { PeopleOptions } from '../people-program.js';
import { CliProblem } from '../problem.js';
import { done, say, type Answer, type Manner } from '../terminal.js';

const path = '/api/v1/people';
const patience = 60_000;

async function ask<Body>(to: string, body?: unknown): Promise<Body> {
  const answer = await callApi(runningApi(), `${path}${to}`, { timeout: patience, body });
  if (answer.status < 300) return answer.body as Body;
  throw new CliProblem(answer.status === 422 ? 2 : 1, answer.body as ProblemDocument);
}

const passwordWords = {
  OWN: ['', ''],
  SECRET: ['待首次登录', 'one-time secret waits'],
  SPENT: ['口令已失效', 'secret used or run out'],
} as const;

/** One account on a line. */
export function personLine(manner: Manner, person: Person): string {
  const [zh, en] = passwordWords[person.password];
  return [
    person.username.padEnd(24),
    person.person,
    `${person.office}.${person.posts.join(',')}`,
    ...(person.email === null
      ? []
      : [person.email + (person.emailRefused ? say(manner, '（被拒收）', ' (refused)') : '')]),
    ...(person.disabled ? [say(manner, '已停用', 'disabled')] : []),
    ...(zh === '' ? [] : [say(manner, zh, en)]),
    ...(person.otherAccounts.length === 0
      ? []
      : [say(manner, '同一人：', 'same person: ') + person.otherAccounts.join(', ')]),
  ].join('  ');
}

/** The secret is printed here and is nowhere else. */
export function secretLines(
  manner: Manner,
  { secret, secretUntil, namesakes, person }: PersonWithSecret,
): string[] {
  return [
    personLine(manner, person),
    say(
      manner,
      `一次性口令：${secret}（${secretUntil} 前有效，只能用一次，登录后须设置自己的密码）`,
      `one-time secret: ${secret} (until ${secretUntil}; works once, then a password of one's own is set)`,
    ),
    ...(namesakes.length === 0
      ? []
      : [
          say(
            manner,
            `本市有同名账号：${namesakes.join('、')}。若是同一人，请停用此账号并用 --person-id 重建`,
            `others have this name: ${namesakes.join(', ')}. If it is the same human being, disable this account and use --person-id`,
          ),
        ]),
  ];
}

/** `people list`: every page of them. */
export async function listAnswer(
  manner: Manner,
  _username: string,
  { unit, office, q, disabled }: PeopleOptions,
): Promise<Answer> {
  const items: Person[] = [];
  let cursor: string | null = null;
  do {
    const query = new URLSearchParams({ limit: '200' });
    for (const [name, value] of Object.entries({ unit, office, q, cursor })) {
      if (value) query.set(name, value);
    }
    if (disabled) query.set('disabled', 'true');
    const page: PeoplePage = await ask<PeoplePage>(`?${query.toString()}`);
    items.push(...page.items);
    cursor = page.next;
  } while (cursor !== null);
  const none = say(manner, '没有账号', 'nobody');
  const lines = items.map((person) => personLine(manner, person));
  return done({ items }, lines.length > 0 ? lines : [none]);
}

export async function createAnswer(
  manner: Manner,
  username: string,
  { person, personId, office, post }: PeopleOptions,
): Promise<Answer> {
  const body = { username, person, ...(personId ? { personId } : {}), office, posts: post };
  const made = await ask<PersonWithSecret>('', body);
  return done(made, secretLines(manner, made));
}

export async function postAnswer(
  manner: Manner,
  username: string,
  { post, office }: PeopleOptions,
): Promise<Answer> {
  const body = { posts: post, ...(office ? { office } : {}) };
  const person = await ask<Person>(`/${encodeURIComponent(username)}/post`, body);
  return done(person, [personLine(manner, person)]);
}

/** `people email <username> <address>`: where notices are mailed to; empty takes it away. */
export async function emailAnswer(
  manner: Manner,
  username: string,
  address: string,
): Promise<Answer> {
  const body = { email: address.trim() };
  const person = await ask<Person>(`/${encodeURIComponent(username)}/email`, body);
  return done(person, [personLine(manner, person)]);
}

export async function changeAnswer(
  manner: Manner,
  username: string,
  act: 'disable' | 'enable' | 'reset',
): Promise<Answer> {
  const answer = await ask<Person | PersonWithSecret>(
    `/${encodeURIComponent(username)}/${act}`,
    {},
  );
  const lines = 'secret' in answer ? secretLines(manner, answer) : [personLine(manner, answer)];
  return done(answer, lines);
}
