import { isDeepStrictEqual } from 'node:util';
import { actorOf, type Actor } from '../../apps/api/http/actor.js';
import type { Database } from '#persistence/database.js';
import { listTasks } from '#persistence/inbox/list-tasks.js';
import { findAccount } from '#persistence/sessions/find-session.js';
import { Visitor } from '../api/support/visitor.js';
import type { FlowablePeer } from './flowable-peer.js';
import { handWritten, type InboxQuery } from './inbox-queries.js';
import { inTurns, timed, warm, type Paired, type Rounds, type Way } from './paired.js';

/** A page of 50, and the one row more that says whether there is a next. */
const limit = 51;

/** A place far down a list: its keyset, and how many rows are before it. */
export interface Deep {
  readonly at: string;
  readonly id: string;
  readonly offset: number;
}

/** What was measured of one list; the peer as it is delivered and with indexes added. */
export interface Found {
  readonly name: string;
  readonly rows: number;
  readonly same: boolean;
  readonly sql: Paired;
  readonly stock?: Paired;
  readonly tuned?: Paired;
  readonly http?: Paired;
}

const roundsOf = (quick: boolean, calls: number): Rounds =>
  quick ? { rounds: 3, calls: 10 } : { rounds: 12, calls };

async function readerOf(database: Database, username: string): Promise<Actor> {
  const account = await findAccount(database, username);
  if (!account) throw new Error(`no account ${username}`);
  return actorOf(account, null);
}

async function listOf(database: Database, { username, filter, after }: InboxQuery) {
  const reader = await readerOf(database, username);
  return () => listTasks(database, reader, filter, { limit, after });
}

/** The product's call against the statement one would write for this list alone; both must answer alike. */
export async function besideSql(
  database: Database,
  query: InboxQuery,
  quick: boolean,
): Promise<Found> {
  const ours = await listOf(database, query);
  const statement = { name: `ideal ${query.name}`, text: handWritten(query) };
  const theirs = () => database.read(statement, [limit, ...query.values]);
  const mine = (await ours()).map(({ orderAt: _order, ...row }) => row);
  const same = mine.length > 0 && isDeepStrictEqual(mine, await theirs());
  const sql = await paired(timed(ours), timed(theirs), roundsOf(quick, 50));
  return { name: query.name, rows: mine.length, same, sql };
}

/** The product's call against the peer's, which must find the same tasks in the same order. */
export async function besidePeer(
  database: Database,
  query: InboxQuery,
  peer: FlowablePeer,
  deep: Deep,
  quick: boolean,
): Promise<{ readonly paired: Paired; readonly same: boolean }> {
  const list = query.peer;
  if (!list) throw new Error(`${query.name} has no like in another product`);
  const page = { offset: list.deep ? deep.offset : 0, limit };
  const ours = await listOf(database, query);
  const ids = (await ours()).map(({ id }) => id);
  const same = isDeepStrictEqual(ids, (await peer.ask(list, page, 1)).ids);
  const theirs: Way = async (calls) => (await peer.ask(list, page, calls)).times;
  return { paired: await paired(timed(ours), theirs, roundsOf(quick, 20)), same };
}

/** Over HTTP, beside a signed-in call that lists nothing. */
export async function overHttp(
  url: string,
  { path, username }: InboxQuery,
  quick: boolean,
): Promise<Paired | undefined> {
  if (path === undefined) return undefined;
  const visitor = await Visitor.signedIn(url, username);
  const list = timed(() => visitor.get(`${path}${path.includes('?') ? '&' : '?'}limit=50`));
  return paired(
    list,
    timed(() => visitor.get('/session')),
    { rounds: quick ? 2 : 4, calls: 20 },
  );
}

const warmUp = { calls: 300, ms: 3_000 };

async function paired(ours: Way, theirs: Way, rounds: Rounds): Promise<Paired> {
  await warm(ours, warmUp);
  await warm(theirs, warmUp);
  return inTurns(ours, theirs, rounds);
}
