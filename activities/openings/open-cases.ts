import type { OpenCasesActivities } from '#contracts/open-period.js';
import { periodOpenedAt } from '#domain/process/opening.js';
import { dayOf, instantOf } from '#domain/time/instant.js';
import { addMonths, monthOf } from '#domain/time/month.js';
import { period as periodNamed } from '#domain/time/period.js';
import { loadCalendar } from '#policy/calendar.js';
import { loadPack } from '#policy/load-packs.js';
import { mayOpen } from '#policy/may-open.js';
import { processOfPack, type Pack } from '#policy/pack.js';
import { fundsOfKind, openingsOf, openingsOfPage } from '#policy/process/openings.js';
import { runningPage } from '#policy/process/definition-of-page.js';
import { figuresAtOpening } from '#policy/process/outside-figures.js';
import type { Page } from '#policy/process/read.js';
import type { ProcessDefinition } from '#policy/schema/process.schema.js';
import type { CaseFund } from '#domain/ids/case-id.js';
import type { Sql } from '#persistence/database.js';
import { gathering } from '#persistence/gathered.js';
import { missBecauseExpired } from '../amendments/renewal.js';
import type { Found } from '../facts/record-facts.js';
import { actualMonthOf } from '../kept/births.js';
import type { Work } from '../work.js';
import { openCase, openingOf, type KindOfCase } from './open-case.js';

/** The period that opens at an instant: M opens in M−1, a year in its March, a quarter before its duty, as the pack says. */
export const periodOf =
  (): OpenCasesActivities['periodOf'] =>
  async ({ city, process, kind, scheduledAt, period }) => {
    const pack = loadPack(city);
    const definition = processOfPack(pack, process);
    if (period !== undefined) {
      const actualMonth = actualMonthOf(pack, definition, period);
      const figures = withFigures(pack, process, kind ?? null);
      return { period, ...(actualMonth && { actualMonth }), ...figures };
    }
    const at = instantOf(scheduledAt);
    if (runningPage(pack, process)) {
      const opening = openingsOf(pack).find(
        (each) => each.process === process && each.kind === (kind ?? null),
      );
      if (!opening) throw new Error(`No day opens ${process} ${kind ?? ''} of ${pack.reference}`);
      const opened = periodOpenedAt(loadCalendar(city), opening, at);
      return { period: opened, ...withFigures(pack, process, kind ?? null) };
    }
    const duty = addMonths(monthOf(dayOf(at)), -(definition.opens?.due.months ?? 0));
    if (definition.every === 'YEAR') return { period: duty.slice(0, 4) };
    const actualMonth = actualMonthOf(pack, definition, duty);
    return { period: duty, ...(actualMonth && { actualMonth }) };
  };

/** The kinds that an opening opens, each with the funds its cases are about. */
export function openedKinds(
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

/** Whether cases of an opening begin with figures of the insurance platform. */
function withFigures(pack: Pack, process: string, own: string | null): { readonly figures?: true } {
  const page = runningPage(pack, process);
  const opening = page && openingsOfPage(page).find(({ kind }) => kind === own);
  const some = opening?.kinds.some(([, of]) => figuresAtOpening(page as Page, of).length > 0);
  return some ? { figures: true } : {};
}

/** The figures that a unit's case of a fund begins with, by `unit/fund`. */
export type FoundBefore = ReadonlyMap<string, readonly Found[]>;
export const caseOfUnit = (unit: string, fund: CaseFund): string => `${unit}/${fund}`;

/** Opens every unit's case of a period, of each fund, with its duties; asked again it opens none twice. */
export const openCases =
  (work: Work, before: FoundBefore = new Map()): OpenCasesActivities['openCases'] =>
  async ({ city, process: id, kind: own = null, period }) => {
    const pack = await work.packOf(city);
    if (mayOpen(pack, periodNamed(period))?.why === 'EXPIRED') {
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
            const found = before.get(caseOfUnit(unit.code, fund)) ?? [];
            opened += (await openCase(at, kind, unit.code, fund, found)) ? 1 : 0;
          }
        }
      }
      return { opened };
    };
    return work.database.tx((sql) => gathering(sql, () => open(sql)));
  };
