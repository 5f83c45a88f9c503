import type { CaseView } from '#contracts/api/cases.js';
import type { Database } from '#persistence/database.js';
import type { CaseRow } from '#persistence/cases/find-case.js';
import { findReached, findUnitCases, type UnitCase } from '#persistence/cases/unit-cases.js';
import { streamOfCase } from '#policy/case-kind.js';
import type { Pack } from '#policy/pack.js';
import { packOfCase, stateTitle } from '#policy/process/case-words.js';
import { runningPage } from '#policy/process/definition-of-page.js';
import type { Page } from '#policy/process/read.js';
import type { UnitLevel } from '#policy/schema/city.schema.js';
import type { PageCase } from '#policy/schema/page.schema.js';
import type { ProcessDefinition } from '#policy/schema/process.schema.js';
import type { Bilingual } from '#policy/schema/text.schema.js';

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

interface Filing {
  readonly title: Bilingual;
  readonly units: readonly string[];
  readonly steps: readonly string[];
  /** The state in which a unit of a page has answered; null: its last step has gone forward. */
  readonly state: string | null;
}

/** What a page's case hears from the units' own cases; null where it waits for none. */
function heardBy(
  { law, words }: Page,
  unitsAt: (of: PageCase) => readonly string[],
): Filing | null {
  const hear = law.cases['CITY']?.stages.find((stage) => stage.hear)?.hear;
  const of = hear && law.cases[hear.case];
  if (!hear || !of) return null;
  const title = words.cases[hear.case] ?? words.title;
  return { title, units: unitsAt(of), steps: [], state: hear.state };
}

/** What units file with the city's case; null where they file nothing. */
function filingOf(row: CaseRow): Filing | null {
  const pack = packOfCase(row);
  const process = pack.processes.get(row.process);
  if (!process || levelOf(pack, row.unit) !== 'CITY') return null;
  const unitsAt = ({ levels }: { readonly levels: readonly UnitLevel[] }): string[] =>
    pack.units.filter(({ level }) => levels.includes(level)).map(({ code }) => code);
  const page = runningPage(pack, row.process);
  if (page) return heardBy(page, unitsAt);
  const stream = streamOfCase(row.id);
  const kind = process.cases.find(
    (each) => each.stream === stream && !each.levels.includes('CITY'),
  );
  const steps = kind ? filingSteps(process, kind.code) : [];
  if (!kind || steps.length === 0) return null;
  return { title: kind.title, units: unitsAt(kind), steps, state: null };
}

/** What of the units' filings the city's case really has; null for a case that collects none. */
export async function filingsOf(database: Database, row: CaseRow): Promise<CaseView['filings']> {
  const filing = filingOf(row);
  if (!filing) return null;
  const { title, units, steps, state } = filing;
  const { fund, period } = row;
  const [city, streamed] = row.id.split('/');
  const ids = units.map((unit) => [city, streamed, unit, fund, period].join('/'));
  const cases = await findUnitCases(database, ids, steps);
  const reached = state === null ? null : await findReached(database, ids, state);
  const items = cases.map((each) => ({
    unit: each.unit,
    caseId: each.id,
    state: each.state,
    stateTitle: stateTitle({ ...row, unit: each.unit, state: each.state }),
    arrived: reached?.has(each.id) ?? hasCome(each, steps.at(-1)),
    heldBy: [...each.heldBy],
  }));
  const arrived = items.filter((each) => each.arrived).length;
  return { title: { zh: title.zh, en: title.en }, all: items.length, arrived, items };
}
