import { execFileSync } from 'node:child_process';
import { root } from '#tools/places.mjs';
import { runChaos, type ChaosOutcome } from '../chaos/chaos-run.js';
import { victims } from '../chaos/killing.js';
import type { BenchPlan } from './bench-arguments.js';
import type { Report } from './report.js';

const leastTransfers = 2_000;

/** Half a year: plans, subsidies, late counties, and everything killed in turn. */
export async function benchChaos({ seed, kills, quick }: BenchPlan): Promise<Report> {
  const outcome = await runChaos({
    seed,
    kills: quick ? 9 : kills,
    leastPauseMs: quick ? 1_000 : 10_000,
    mostPauseMs: quick ? 3_000 : 18_000,
    killsPerPhase: quick ? 4 : Math.ceil(kills / 10),
    firstDay: quick ? '2022-09-14' : '2022-02-14',
    firstMonth: quick ? '2022-10' : '2022-03',
    months: quick ? 1 : 5,
    atOnce: 4,
    thinkMs: 400,
    depositEveryMs: quick ? 1_500 : 350,
    say: (line) => void process.stderr.write(`${line}\n`),
  });
  return report(outcome, quick);
}

const count = <Item>(items: readonly Item[], wanted: (item: Item) => boolean): number =>
  items.filter(wanted).length;

function report(outcome: ChaosOutcome, quick: boolean): Report {
  const { facts, kills, faults, findings, seed } = outcome;
  const posted = facts.transfers.filter(({ state }) => state === 'POSTED');
  const out = count(posted, ({ direction }) => direction === 'OUT');
  const tooFew = !quick && posted.length < leastTransfers;
  return {
    table: [
      ['what', 'found'],
      ['seed', seed],
      ['commit', commit()],
      ['months of plans', outcome.months],
      ['kills', kills.length],
      ...victims.map((victim) => [
        `kills of ${victim}`,
        `${count(kills, (kill) => kill.victim === victim)} (${backAfter(outcome, victim)})`,
      ]),
      ...[...faults].map(([fault, times]) => [`answers with ${fault}`, times]),
      ['transfers posted', `${posted.length} (${out} out, ${posted.length - out} in)`],
      ['decisions acknowledged', count(facts.history, ({ ending }) => ending === 'ok')],
      ['decisions refused', count(facts.history, ({ ending }) => ending === 'fail')],
      ['decisions nobody knows of', count(facts.history, ({ ending }) => ending === 'info')],
      ['payments parked with a person', outcome.parked],
      ['rungs climbed', count(facts.rungs, ({ rung }) => !rung.includes('letter'))],
      ['cases ended', count(facts.cases, ({ finished }) => finished)],
      ['double, lost or stuck', findings.length],
      ['minutes', (outcome.tookMs / 60_000).toFixed(1)],
    ],
    notes: [
      'every kill is kill -9 while a decision, a deposit or a move of the clock was in flight',
      'answers of the API: ' +
        [...outcome.statuses].map(([status, times]) => `${status} × ${times}`).join(', '),
    ],
    data: { ...outcome, faults: [...faults], facts: { ...facts, audited: [...facts.audited] } },
    failures: [
      ...findings.map(({ check, id, detail }) => `${check} ${id}: ${detail}`),
      ...(tooFew ? [`${posted.length} transfers, ${leastTransfers} wanted`] : []),
    ],
  };
}

function backAfter({ kills }: ChaosOutcome, victim: string): string {
  const times = kills.flatMap((kill) =>
    kill.victim === victim && kill.backAfterMs !== null ? [kill.backAfterMs / 1_000] : [],
  );
  if (times.length === 0) return '–';
  return `back after ${Math.min(...times).toFixed(1)}–${Math.max(...times).toFixed(1)} s`;
}

function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
      cwd: root,
      encoding: 'utf8',
    }).trim();
  } catch {
    return 'unknown';
  }
}
