import type { CaseView } from '#contracts/api/cases.js';
import type { Database } from '#persistence/database.js';
import type { CaseRow } from '#persistence/cases/find-case.js';
import { findUnitCases, type UnitCase } from '#persistence/cases/unit-cases.js';
import { streamOfCase } from '#policy/case-kind.js';
import { pinnedPack } from '#policy/load-packs.js';
import type { Pack } from '#policy/pack.js';
import type { ProcessDefinition } from '#policy/schema/process.schema.js';

/** The steps through which a unit files its plan, in their order; none where units file nothing. */
function filingSteps({ steps, obligations }: ProcessDefinition, kind: string): readonly string[] {
  const plans = obligations.filter((each) => each.kind === 'PLAN').map(({ code }) => code);
  return steps
    .filter((step) => step.case === kind && step.obligation !== null && !step.optional)
    .filter(({ obligation }) => plans.some((code) => code === obligation))
    .map(({ code }) => code);
}

const levelOf = (pack: Pack, unit: string): string | undefined =>
  pack.units.find(({ code }) => code === unit)?.level;

/** Come is what somebody of the unit has filed: not what stands in for it, and nothing that did not go forward. */
const hasCome = ({ step, taskState, way }: UnitCase, last: string | undefined): boolean =>
  step === last && taskState === 'DONE' && way === 'FORWARD';

/** What of the units' filings the city's case really has; null for a case that collects none. */
export async function filingsOf(database: Database, row: CaseRow): Promise<CaseView['filings']> {
  const pack = pinnedPack(row.city, row.pack);
  const process = pack.processes.get(row.process);
  const stream = streamOfCase(row.id);
  if (!process || levelOf(pack, row.unit) !== 'CITY') return null;
  const kind = process.cases.find(
    (each) => each.stream === stream && !each.levels.includes('CITY'),
  );
  const steps = kind ? filingSteps(process, kind.code) : [];
  if (!kind || steps.length === 0) return null;
  const units = pack.units.filter(({ level }) => kind.levels.includes(level));
  const { fund, period } = row;
  const [city, streamed] = row.id.split('/');
  const ids = units.map(({ code }) => [city, streamed, code, fund, period].join('/'));
  const cases = await findUnitCases(database, ids, steps);
  const items = cases.map((each) => ({
    unit: each.unit,
    caseId: each.id,
    state: each.state,
    arrived: hasCome(each, steps.at(-1)),
    heldBy: [...each.heldBy],
  }));
  const arrived = items.filter((each) => each.arrived).length;
  return { all: items.length, arrived, items };
}
