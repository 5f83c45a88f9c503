import { randomBytes } from 'node:crypto';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { addMonths, month } from '#domain/time/month.js';
import { startInstance, type Instance } from '../support/instance.js';
import { runFolder } from '../support/run-folder.js';
import { startServices, type TestServices } from '../support/services.js';
import { Chance } from './chance.js';
import { check } from './checker.js';
import { CityMonths } from './city-months.js';
import { ClockHand } from './clock-hand.js';
import type { Facts, Finding } from './facts.js';
import { History } from './history.js';
import { KillLane, type Kill, type KillPlan } from './kill-lane.js';
import { Load } from './load.js';
import { Officials } from './officials.js';
import { Payers } from './payers.js';
import type { Statuses } from './persistent-caller.js';
import { readFacts } from './read-facts.js';
import { Weather } from './weather.js';

export interface ChaosPlan extends KillPlan {
  readonly seed: number;
  /** The day before which nothing has happened, and the first month of plans after it. */
  readonly firstDay: string;
  readonly firstMonth: string;
  readonly months: number;
  readonly killsPerPhase: number;
  readonly atOnce: number;
  readonly thinkMs: number;
  readonly depositEveryMs: number;
  readonly say: (line: string) => void;
}

export interface ChaosOutcome {
  readonly seed: number;
  readonly findings: readonly Finding[];
  readonly facts: Facts;
  readonly kills: readonly Kill[];
  readonly faults: ReadonlyMap<string, number>;
  readonly statuses: ReadonlyMap<number, number>;
  readonly refusals: ReadonlyMap<string, number>;
  readonly parked: number;
  readonly months: number;
  readonly tookMs: number;
}

/** The demo city lives its months while its processes are killed and the world outside misbehaves. */
export async function runChaos(plan: ChaosPlan): Promise<ChaosOutcome> {
  const folder = join(runFolder(), `chaos-${plan.seed}-${randomBytes(2).toString('hex')}`);
  const gaveUp: string[] = [];
  const services = await startServices(folder, {
    durable: true,
    mark: runFolder(),
    gaveUp: (name) => gaveUp.push(name),
  });
  const end = (): void => endAtOnce(services);
  process.once('exit', end);
  try {
    const instance = await startInstance('chaos', { date: plan.firstDay, services });
    try {
      const outcome = await live(plan, instance, services, gaveUp);
      if (outcome.findings.length > 0) keepLogs(plan, services);
      return outcome;
    } catch (error) {
      keepLogs(plan, services);
      throw error;
    } finally {
      await instance.stop();
    }
  } finally {
    await services.stop();
    process.off('exit', end);
  }
}

/** A run that is broken off leaves nothing running behind. */
function endAtOnce({ supervisor }: TestServices): void {
  for (const { child } of supervisor.all()) if (child?.lives()) child.kill('SIGKILL');
}

async function live(
  plan: ChaosPlan,
  instance: Instance,
  services: TestServices,
  gaveUp: readonly string[],
): Promise<ChaosOutcome> {
  const { seed, say } = plan;
  const history = new History();
  const load = new Load();
  const statuses: Statuses = new Map();
  const officials = new Officials({ ...plan, api: instance.api, history, load, statuses });
  const payers = new Payers(instance, load, seed);
  const weather = new Weather(instance, seed);
  const clock = new ClockHand(instance, load);
  const lane = new KillLane(services, load, new Chance(seed, 'kills'), plan, () => history.now());
  const city = new CityMonths({ ...plan, instance, clock, officials, weather, lane });
  officials.begin();
  payers.begin(plan.depositEveryMs);
  try {
    const months = await liveMonths(plan, city);
    const last = addMonths(month(plan.firstMonth), months - 1);
    await city.outliveKills(last);
    await payers.stop();
    await lane.allBack();
    await city.comeToRest(last);
    await officials.stop();
    const facts = await readFacts(instance, history.operations());
    say(`checking ${facts.transfers.length} transfers, ${facts.decisions.length} decisions`);
    const findings = [...check(facts), ...ofRun(city, lane, gaveUp)];
    const { refusals } = officials;
    const { parked } = city;
    const tookMs = history.now();
    const seen = { statuses, refusals, parked, months, tookMs };
    return { seed, findings, facts, kills: lane.done, faults: weather.fired, ...seen };
  } finally {
    await Promise.all([payers.stop(), officials.stop()]);
  }
}

/** Answers how many months it took; one that does not end is the last. */
async function liveMonths(plan: ChaosPlan, city: CityMonths): Promise<number> {
  let months = 0;
  do {
    await city.live(addMonths(month(plan.firstMonth), months), { wrongAmounts: months === 0 });
    months += 1;
    if (city.unfinished.length > 0) break;
  } while (months < plan.months);
  return months;
}

/** What the facts at the end do not show. */
function ofRun(city: CityMonths, lane: KillLane, gaveUp: readonly string[]): Finding[] {
  return [
    ...city.unfinished.map((detail) => ({ check: 'NOT_IN_TIME', id: 'run', detail })),
    ...gaveUp.map((id) => ({ check: 'GAVE_UP', id, detail: 'the supervisor ended' })),
    ...lane.done
      .filter(({ backAfterMs }) => backAfterMs === null)
      .map(({ victim, at }) => ({ check: 'NOT_BACK', id: victim, detail: `killed at ${at}` })),
    ...(city.postedOnWrongWord > 0
      ? [{ check: 'POSTED_ON_WRONG_WORD', id: 'run', detail: `${city.postedOnWrongWord}` }]
      : []),
  ];
}

/** The run's folder is removed at its end; what a finding needs is kept beside it. */
function keepLogs({ seed, say }: ChaosPlan, { folder }: TestServices): void {
  const kept = join(runFolder(), '..', `chaos-${seed}-logs`);
  cpSync(folder.logs, kept, { recursive: true });
  say(`logs are kept in ${kept}`);
}
