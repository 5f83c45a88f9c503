import { isDeepStrictEqual } from 'node:util';
import { Sheet } from '#domain/formulas/sheet.js';
import { evaluate, formulaOf } from '#policy/formulas/evaluate.js';
import { lawInForce, readingsFor } from '#policy/formulas/law-in-force.js';
import { methods } from '#policy/formulas/methods.js';
import { day } from '#domain/time/day.js';
import { loadPack } from '#policy/load-packs.js';
import type { BenchPlan } from './bench-arguments.js';
import { inTurns, percentile, timed, warm, type Paired } from './paired.js';
import { plainSettlement, type BenchUnit } from './plain-settlement.js';
import { ms, spread, type Report } from './report.js';

interface Year {
  readonly reserveAvailable: string;
  readonly units: readonly (BenchUnit & { readonly level: 'COUNTY' })[];
}

/** Ten counties, different every time, and the same in every run. */
function yearOf(number: number): Year {
  const amount = (index: number, most: number): string => {
    const fen = ((number + 1) * 7_368_787 + index * 104_729) % most;
    return `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
  };
  const units = Array.from({ length: 10 }, (_, index) => ({
    code: String(331121 + index),
    level: 'COUNTY' as const,
    gap: amount(index, 3_000_000_000),
    attributed: amount(index + 20, 90_000_000),
    balance: amount(index + 40, 500_000_000),
    assessment: index % 3 === 0 ? ('BELOW_GOOD' as const) : ('GOOD' as const),
  }));
  return { reserveAvailable: amount(60, 6_000_000_000), units };
}

const years = Array.from({ length: 100 }, (_, number) => yearOf(number));

/** A call on the next year in turn. */
function eachYear(settle: (year: Year) => object): () => Promise<void> {
  let next = 0;
  return async () => {
    settle(years[next % years.length] ?? yearOf(0));
    next += 1;
    return Promise.resolve();
  };
}

const row = (name: string, { ours, theirs, ratios }: Paired): string[] => [
  name,
  ms(percentile(ours, 50)),
  ms(percentile(ours, 99)),
  ms(percentile(theirs, 50)),
  spread(ratios),
];

/** 10,000 settlements of ten units: with everything a person is shown, and the arithmetic alone. */
export async function benchFormulas({ quick }: BenchPlan): Promise<Report> {
  const pack = loadPack('lishui');
  const definition = formulaOf(pack, 'gap-settlement');
  const law = lawInForce(pack, definition, day('2022-01-01'), readingsFor(pack, definition, {}));
  const method = methods[definition.method];
  const inputOf = (year: Year): object => ({ fund: 'EMPLOYEE', year: 2022, ...year });
  const ways: Record<string, (year: Year) => object> = {
    'with checks, working and clauses': (year) =>
      evaluate(pack, 'gap-settlement', inputOf(year)).result,
    'arithmetic on the sheet': (year) => method?.work(Sheet.of(law), inputOf(year)) ?? {},
  };
  const plain = (year: Year): object[] => plainSettlement(year.reserveAvailable, year.units);

  const differing = years.filter((year) =>
    Object.values(ways).some((way) => {
      const { units } = way(year) as { units: object };
      return !isDeepStrictEqual(units, plain(year));
    }),
  );
  const measured: [string, Paired][] = [];
  for (const [name, way] of Object.entries(ways)) {
    const [ours, theirs] = [timed(eachYear(way)), timed(eachYear(plain))];
    await warm(ours, { calls: 500, ms: 5_000 });
    await warm(theirs, { calls: 500, ms: 5_000 });
    const plan = quick ? { rounds: 3, calls: 50 } : { rounds: 5, calls: 1_000 };
    measured.push([name, await inTurns(ours, theirs, plan)]);
  }
  const head = ['settlement of ten units', 'p50 ms', 'p99 ms', 'plain decimal p50 ms', 'ratio'];
  return {
    table: [head, ...measured.map(([name, paired]) => row(name, paired))],
    notes: [
      'plain: decimal.js, the same figures and nothing else; ratio: median (smallest–largest)',
    ],
    data: Object.fromEntries(measured.map(([name, { ratios }]) => [name, { ratios }])),
    failures: differing.map(({ reserveAvailable }) => `another answer at ${reserveAvailable}`),
  };
}
