import type { OpenCasesActivities } from '#contracts/fund-plan.js';
import { periodOpenedAt } from '#domain/process/opening.js';
import { dayOf, instantOf } from '#domain/time/instant.js';
import { addMonths, isMonth, month, monthOf, type Month } from '#domain/time/month.js';
import { period as periodNamed } from '#domain/time/period.js';
import { loadCalendar } from '#policy/calendar.js';
import { lawDay } from '#policy/in-force.js';
import { loadPack } from '#policy/load-packs.js';
import { mayOpen } from '#policy/may-open.js';
import { processOfPack, type Pack } from '#policy/pack.js';
import { fundsOfKind, openingsOf, openingsOfPage } from '#policy/process/openings.js';
import { runningPage } from '#policy/process/definition-of-page.js';
import type { ProcessDefinition } from '#policy/schema/process.schema.js';
import type { CaseFund } from '#domain/ids/case-id.js';
import type { Sql } from '#persistence/database.js';
import { gathering } from '#persistence/gathered.js';
import { missBecauseExpired } from '../amendments/renewal.js';
import type { Work } from '../work.js';
import { birthOf, openCase, openingOf, type KindOfCase } from './open-case.js';

/** The period that opens at an instant: M opens in M−1, a year in its March, a quarter before its duty, as the pack says. */
export const periodOf =
  (): OpenCasesActivities['periodOf'] =>
  async ({ city, process, kind, scheduledAt, period }) => {
    const pack = loadPack(city);
    const definition = processOfPack(pack, process);
    if (period !== undefined) {
      const actualMonth = actualMonthOf(pack, definition, period);
      return { period, ...(actualMonth && { actualMonth }) };
    }
    const at = instantOf(scheduledAt);
    if (runningPage(pack, process)) {
      const opening = openingsOf(pack).find(
        (each) => each.process === process && each.kind === (kind ?? null),
      );
      if (!opening) throw new Error(`No day opens ${process} ${kind ?? ''} of ${pack.reference}`);
      return { period: periodOpenedAt(loadCalendar(city), opening, at) };
    }
    const duty = addMonths(monthOf(dayOf(at)), -(definition.opens?.due.months ?? 0));
    if (definition.every === 'YEAR') return { period: duty.slice(0, 4) };
    const actualMonth = actualMonthOf(pack, definition, duty);
    return { period: duty, ...(actualMonth && { actualMonth }) };
  };

/** The kinds that an opening opens, each with the funds its cases are about. */
function openedKinds(
  pack: Pack,
  process: ProcessDefinition,
  own: string | null,
): readonly { readonly kind: KindOfCase; readonly funds: readonly CaseFund[] }[] {
  const page = runningPage(pack, process.id);
  const opening = page && openingsOfPage(page).find(({ kind }) => kind === own);
  return process.cases
    .filter(({ code }) => !page || opening?.kinds.some(([each]) => each === code))
    .map((kind) => ({ kind, funds: fundsOfKind(pack, kind, opening?.opens.fund ?? 'EACH') }));
}

/** The month whose actuals a month's cases begin with; undefined: they begin with none. */
const actualMonthOf = (pack: Pack, definition: ProcessDefinition, of: string): Month | undefined =>
  isMonth(of)
    ? birthOf(definition)?.actualMonth?.(definition, month(of), lawDay(pack, of))
    : undefined;

/** Opens every unit's case of a period, of each fund, with its duties; asked again it opens none twice. */
export const openCases =
  (work: Work): OpenCasesActivities['openCases'] =>
  async ({ city, process: id, kind: own = null, period }) => {
    const pack = await work.packOf(city);
    if (mayOpen(pack, id, periodNamed(period))?.why === 'EXPIRED') {
      const now = await work.clock.now();
      const expired = { pack, process: id, ...(own !== null && { kind: own }), period };
      await work.database.tx((sql) => missBecauseExpired(sql, expired, now));
      return { opened: 0 };
    }
    const process = processOfPack(pack, id);
    const now = await work.clock.now();
    const kinds = openedKinds(pack, process, own);
    const open = async (sql: Sql) => {
      const at = openingOf({ sql, now, pack, process, calendar: work.calendar(city) }, period);
      let opened = 0;
      for (const fund of new Set(kinds.flatMap(({ funds }) => funds))) {
        for (const unit of pack.units) {
          for (const { kind, funds } of kinds) {
            if (!kind.levels.includes(unit.level) || !funds.includes(fund)) continue;
            opened += (await openCase(at, kind, unit.code, fund)) ? 1 : 0;
          }
        }
      }
      return { opened };
    };
    return work.database.tx((sql) => gathering(sql, () => open(sql)));
  };
