import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { day } from '#domain/time/day.js';
import { startOf } from '#domain/time/instant.js';
import { Database } from '#persistence/database.js';
import { migrate } from '#persistence/migrate.js';
import { findSession } from '#persistence/sessions/find-session.js';
import { createApi } from '../../apps/api/create-api.js';
import { actorOf } from '../../apps/api/http/actor.js';
import { idleMinutes, tokenHashIn } from '../../apps/api/http/session-cookie.js';
import { seedOrganisation } from '../api/support/organisation.js';
import { cookieAt, inTheRight } from '../api/support/walkers.js';
import { withoutDoor } from '../api/support/without-door.js';
import { ownDatabase } from '../support/own-database.js';
import { QuietEngineModule } from '../support/quiet-engine.module.js';
import type { BenchPlan } from './bench-arguments.js';
import { inTurns, percentile, warm, type Paired, type Way } from './paired.js';
import { ms, spread, type Report } from './report.js';

const businessNow = startOf(day('2022-09-20'), 9);
/** The goal of a release; it is said, not gated: a time depends on the neighbours. */
const mostMs = 0.2;
const open = { guard: false };

/** What a call costs in any case: whoever sends a session is looked up, and nothing is judged. */
const onlyLookUp =
  (database: Database) =>
  (fastify: FastifyInstance): void => {
    fastify.addHook('onRequest', async (request) => {
      const tokenHash = tokenHashIn(request);
      const found = tokenHash && (await findSession(database, tokenHash, idleMinutes));
      if (found) request.actor = actorOf(found, tokenHash);
    });
  };

interface Call {
  readonly name: string;
  readonly url: string;
  readonly cookie: string;
}

/**
 * What a call takes of this process' processor, in milliseconds, as the mean of a go. The clock on the
 * wall would measure PostgreSQL and the neighbours, whom both ways wait for alike.
 */
const wayOf =
  (app: NestFastifyApplication, { url, cookie }: Call): Way =>
  async (calls) => {
    const since = process.cpuUsage();
    for (let call = 0; call < calls; call += 1) {
      const { statusCode } = await app.inject({ url, headers: { host: 'localhost', cookie } });
      if (statusCode !== 200) throw new Error(`${url}: ${statusCode}`);
    }
    const { user, system } = process.cpuUsage(since);
    return [(user + system) / 1_000 / calls];
  };

/** The same call through door and guard, and in an API that has neither, in turns. */
export async function benchDoor({ quick }: BenchPlan): Promise<Report> {
  const url = await ownDatabase('bench_door');
  await migrate(url);
  const database = await Database.open(url, { name: 'bench', connections: 4 });
  await seedOrganisation(database, businessNow);
  const make = (): Promise<NestFastifyApplication> =>
    createApi({
      database,
      engine: [QuietEngineModule],
      log: pino({ level: 'silent' }),
      webFolder: '/nowhere',
      attachments: '/nowhere',
      rates: { person: 1_000_000, address: 1_000_000 },
    });
  const guarded = await make();
  const bare = await withoutDoor(onlyLookUp(database), open, make);
  const cookie = (await cookieAt(database, 0, inTheRight)).replace(/^cookie: /, '').trim();
  const calls: readonly Call[] = [
    { name: 'signed in, a list of its own', url: '/api/v1/notices', cookie },
    { name: 'signed in, a day of the calendar', url: '/api/v1/calendar/day/2022-10-08', cookie },
    { name: 'anybody, /healthz', url: '/healthz', cookie: '' },
  ];
  const plan = quick ? { rounds: 10, calls: 200 } : { rounds: 20, calls: 500 };
  const measured: (readonly [Call, Paired])[] = [];
  for (const call of calls) {
    const ours = wayOf(guarded, call);
    const inside = wayOf(bare, call);
    const theirs: Way = (count) => withoutDoor(onlyLookUp(database), open, () => inside(count));
    await warm(ours, { calls: 500, ms: 5_000 });
    await warm(theirs, { calls: 500, ms: 5_000 });
    measured.push([call, await inTurns(ours, theirs, plan)]);
  }
  await guarded.close();
  await bare.close();
  await database.close();
  return report(measured);
}

const costOf = ({ ours, theirs }: Paired): number => percentile(ours, 50) - percentile(theirs, 50);

function report(measured: readonly (readonly [Call, Paired])[]): Report {
  const head = ['call', 'with the door ms', 'without ms', 'the door’s checks ms', 'ratio'];
  const late = measured.filter(([, paired]) => costOf(paired) > mostMs);
  return {
    table: [
      head,
      ...measured.map(([{ name }, paired]) => [
        name,
        percentile(paired.ours, 50).toFixed(3),
        percentile(paired.theirs, 50).toFixed(3),
        costOf(paired).toFixed(3),
        spread(paired.ratios),
      ]),
    ],
    notes: [
      'milliseconds of processor a call, median of the goes',
      'without: the same API without door and guard; the session is looked up in both',
      late.length === 0
        ? `goal met: at most ${ms(mostMs)} ms a call`
        : `goal missed: more than ${ms(mostMs)} ms at ${late.map(([{ name }]) => name).join('; ')}`,
    ],
    data: measured.map(([{ name }, { ours, theirs, ratios }]) => ({ name, ours, theirs, ratios })),
    failures: [],
  };
}
