import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { instantText } from '#domain/time/instant.js';
import type {
  NewEmail,
  NewPerson,
  NewPost,
  peopleQuery,
  PeoplePage,
  Person,
  PersonWithSecret,
} from '#contracts/api/people.js';
import { appendAudit } from '#persistence/audit/append-audit.js';
import { BusinessClock } from '#persistence/clock/business-clock.js';
import { Database, type Sql } from '#persistence/database.js';
import { endClaimsElsewhere, endClaimsOf, type ClaimEnding } from '#persistence/inbox/end-claim.js';
import { findAccountView, type AccountView } from '#persistence/people/account-rows.js';
import {
  holdersOf,
  lockPeople,
  resetPassword,
  setDisabled,
  setEmail,
  setPosts,
} from '#persistence/people/change-account.js';
import { createAccount, namesakes } from '#persistence/people/create-account.js';
import { listPeople } from '#persistence/people/list-accounts.js';
import { newSecret, secretHours } from '#persistence/people/one-time-secret.js';
import { isOperator, type Actor } from '../http/actor.js';
import { keysetOf, pageCut } from '../http/cursor.js';
import { notFound } from '../http/problems.js';
import { checkDesk } from './desk-check.js';
import { lastAdministrator, otherName, unknownPerson, usernameTaken } from './people-problems.js';
import { personView } from './person-view.js';

/** The post that looks after people, and that must not be left without anybody. */
const keeper = 'administrator';
const hourMs = 3_600_000;
const cursorForm = { at: /^$/, id: /^[a-z][a-z0-9.]{2,39}$/ };

/** An administrator looks after the people of their city, the operator of the machine after all. */
const cityOf = (actor: Actor): string | null =>
  actor.department === 'OPERATOR' ? null : actor.city;

/** Accounts are made, changed and ended here; each change with its audit line in one transaction. */
@Injectable()
export class PeopleService {
  constructor(
    private readonly database: Database,
    private readonly clock: BusinessClock,
  ) {}

  async list(actor: Actor, query: z.output<typeof peopleQuery>): Promise<PeoplePage> {
    const { limit, cursor, ...filter } = query;
    const after = keysetOf(cursor, { list: 'people', ...filter }, cursorForm)?.id;
    const rows = await listPeople(this.database, cityOf(actor), filter, {
      limit: limit + 1,
      after,
    });
    const { items, next } = pageCut(rows, limit, { list: 'people', ...filter }, (row) => ({
      at: '',
      id: row.username,
    }));
    return { items: items.map(personView), next };
  }

  async create(actor: Actor, person: NewPerson, requestId: string): Promise<PersonWithSecret> {
    const city = checkDesk(person.office, person.posts, cityOf(actor));
    const { secret, hash: secretHash } = await newSecret();
    return await this.inCity(city, async (sql, at) => {
      const why = await createAccount(sql, { ...person, secretHash }, cityOf(actor));
      if (why === 'USERNAME_TAKEN') throw usernameTaken();
      if (why === 'PERSON_UNKNOWN') throw unknownPerson();
      if (why === 'OTHER_NAME') throw otherName();
      const made = await this.known(sql, actor, person.username);
      await this.record(sql, { actor, at, requestId }, 'ACCOUNT_CREATED', null, made);
      return withSecret(made, secret, await namesakes(sql, made.username, city));
    });
  }

  async setDisabled(
    actor: Actor,
    username: string,
    disabled: boolean,
    requestId: string,
  ): Promise<Person> {
    return await this.change(actor, username, async (sql, before, at) => {
      if (before.disabled === disabled) return personView(before);
      if (disabled) await this.keepOne(sql, before);
      await setDisabled(sql, username, disabled);
      if (disabled) {
        await endClaimsOf(sql, username, ending({ actor, at, requestId }, '账号已停用'));
      }
      const after = await this.known(sql, actor, username);
      const action = disabled ? 'ACCOUNT_DISABLED' : 'ACCOUNT_ENABLED';
      await this.record(sql, { actor, at, requestId }, action, before, after);
      return personView(after);
    });
  }

  /** `read` is called once the account is found, so that a stranger learns nothing from a wrong body. */
  async post(
    actor: Actor,
    username: string,
    read: () => NewPost,
    requestId: string,
  ): Promise<Person> {
    return await this.change(actor, username, async (sql, before, at) => {
      const { posts, office = before.office } = read();
      checkDesk(office, posts, before.city);
      if (!posts.includes(keeper)) await this.keepOne(sql, before);
      await setPosts(sql, username, { office, posts });
      await endClaimsElsewhere(sql, username, ending({ actor, at, requestId }, '岗位已调整'));
      const after = await this.known(sql, actor, username);
      await this.record(sql, { actor, at, requestId }, 'ACCOUNT_POSTED', before, after);
      return personView(after);
    });
  }

  async email(
    actor: Actor,
    username: string,
    read: () => NewEmail,
    requestId: string,
  ): Promise<Person> {
    return await this.change(actor, username, async (sql, before, at) => {
      const { email } = read();
      if (before.email === email) return personView(before);
      await setEmail(sql, username, email);
      const after = await this.known(sql, actor, username);
      await this.record(sql, { actor, at, requestId }, 'ACCOUNT_EMAIL_SET', before, after);
      return personView(after);
    });
  }

  async reset(actor: Actor, username: string, requestId: string): Promise<PersonWithSecret> {
    if (!(await findAccountView(this.database, username, cityOf(actor)))) throw notFound();
    const { secret, hash } = await newSecret();
    return await this.change(actor, username, async (sql, before, at) => {
      await resetPassword(sql, username, hash);
      const after = await this.known(sql, actor, username);
      await this.record(sql, { actor, at, requestId }, 'PASSWORD_RESET', before, after);
      return withSecret(after, secret, []);
    });
  }

  private async change<Result>(
    actor: Actor,
    username: string,
    work: (sql: Sql, before: AccountView, at: number) => Promise<Result>,
  ): Promise<Result> {
    const found = await findAccountView(this.database, username, cityOf(actor));
    if (!found) throw notFound();
    return await this.inCity(found.city, async (sql, at) =>
      work(sql, await this.known(sql, actor, username), at),
    );
  }

  private async inCity<Result>(
    city: string,
    work: (sql: Sql, at: number) => Promise<Result>,
  ): Promise<Result> {
    const at = await this.clock.now();
    return await this.database.tx(async (sql) => {
      await lockPeople(sql, city);
      return await work(sql, at);
    });
  }

  private async known(sql: Sql, actor: Actor, username: string): Promise<AccountView> {
    const found = await findAccountView(sql, username, cityOf(actor));
    if (!found) throw notFound();
    return found;
  }

  /**
   * Refuses to take the last administrator of a city away. Somebody with a secret nobody has used yet
   * may never come, so only a password of one's own counts once one administrator has it.
   */
  private async keepOne(sql: Sql, { city, username }: AccountView): Promise<void> {
    const holders = await holdersOf(sql, city, keeper);
    const settled = holders.filter(({ ownPassword }) => ownPassword);
    const counted = settled.length > 0 ? settled : holders;
    if (counted.length === 1 && counted[0]?.username === username) throw lastAdministrator();
  }

  private async record(
    sql: Sql,
    {
      actor,
      at,
      requestId,
    }: { readonly actor: Actor; readonly at: number; readonly requestId: string },
    action: string,
    before: AccountView | null,
    after: AccountView,
  ): Promise<void> {
    await appendAudit(sql, {
      businessAt: at,
      actor: actor.username,
      person: actor.department === 'OPERATOR' ? null : actor.personId,
      office: actor.office,
      action,
      objectType: 'account',
      objectId: after.username,
      details: { before: before && standing(before), after: standing(after) },
      requestId,
    });
  }
}

/** Claims that end with a change to the account of whoever holds them. */
const ending = (
  call: { readonly actor: Actor; readonly at: number; readonly requestId: string },
  reason: string,
): ClaimEnding => ({
  by: {
    username: call.actor.username,
    personId: isOperator(call.actor) ? null : call.actor.personId,
    person: isOperator(call.actor) ? '系统管理员' : call.actor.person,
    office: call.actor.office,
    requestId: call.requestId,
    businessNow: call.at,
  },
  as: 'ADMINISTRATOR',
  reason,
});

const standing = ({ personId, person, office, posts, disabled, email }: AccountView) => ({
  personId,
  person,
  office,
  posts,
  disabled,
  email,
});

const withSecret = (
  account: AccountView,
  secret: string,
  same: readonly string[],
): PersonWithSecret => ({
  person: personView(account),
  secret,
  secretUntil: instantText(
    account.secretUntil === null ? Date.now() + secretHours * hourMs : Number(account.secretUntil),
  ),
  namesakes: [...same],
});
