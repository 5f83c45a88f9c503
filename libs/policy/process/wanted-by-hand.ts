import type { CaseFund } from '#domain/ids/case-id.js';
import { openingAt } from '#domain/process/opening.js';
import { day, laterDay, type Day } from '#domain/time/day.js';
import { dayOf } from '#domain/time/instant.js';
import { period as periodNamed, periodWith } from '#domain/time/period.js';
import type { WorkingCalendar } from '#domain/time/working-calendar.js';
import { amended } from '../amendments/amended.js';
import { lawDay } from '../in-force.js';
import { mayOpen } from '../may-open.js';
import type { Pack } from '../pack.js';
import { fundOfParameter } from '../parameters.js';
import { lackedByCases, lawsOf, type CityLaw } from './awaited.js';
import { runningPage } from './definition-of-page.js';
import {
  fundsOfKind,
  openingsOf,
  openingsOfPage,
  recurring,
  type CaseOpening,
} from './openings.js';
import { periodBegan } from './recurs.js';
import { starterPatterns } from './starters.js';

/** A value without which nobody may open what people of a city open by hand. */
export interface WantedValue {
  readonly key: string;
  /** null: of all funds. */
  readonly fund: string | null;
  /** The first day of the period for which it is wanted. */
  readonly day: Day;
}

/** What people open, and for the period of today might open now, were it not for a value. */
interface Startable {
  readonly process: string;
  readonly kind: string;
  readonly fund: CaseFund;
  /** The day by whose law it goes. */
  readonly on: Day;
  readonly day: Day;
}

/** What a day opens is a person's to open when that day is past. */
function isTheirs(pack: Pack, id: string, opening: CaseOpening, on: Day, at: Moment): boolean {
  if (opening.opens.by) return true;
  const dated = openingsOf(pack).find(
    ({ process, kind }) => process === id && kind === opening.kind,
  );
  if (!dated) return false;
  const of = dated.once ?? periodWith(recurring(opening.opens) ?? 'YEAR', on);
  const opens = openingAt(at.calendar, dated, of);
  return opens !== null && opens <= at.now;
}

interface Moment {
  readonly calendar: WorkingCalendar;
  readonly now: number;
}

function startable(pack: Pack, at: Moment): Startable[] {
  const today = dayOf(at.now);
  const first = day(pack.validFrom.value);
  if (today < first) return [];
  return [...pack.processes.keys()].flatMap((process) => {
    const page = runningPage(pack, process);
    if (!page) return [];
    const began = laterDay(periodBegan(pack, process, today), first);
    return openingsOfPage(page).flatMap((opening) => {
      const { opens, kinds } = opening;
      const of = periodWith(recurring(opens) ?? 'YEAR', began);
      if (starterPatterns(pack, page, opening).length === 0) return [];
      if (mayOpen(pack, periodNamed(of)) !== null) return [];
      if (!isTheirs(pack, process, opening, began, at)) return [];
      const on = laterDay(began, day(opens.from ?? began));
      return kinds.flatMap(([kind, each]) =>
        fundsOfKind(pack, each, opens.fund).map((fund) => ({
          process,
          kind,
          fund,
          on,
          day: lawDay(pack, of),
        })),
      );
    });
  });
}

/**
 * The values that must be adopted before people may open what is theirs to open. Nothing is opened that could
 * ask for them, so they are asked for by themselves, each once.
 */
export function wantedByHand(city: CityLaw, at: Moment): readonly WantedValue[] {
  const laws = lawsOf(city);
  const wanted = new Map<string, WantedValue>();
  for (const { day: from, ...cases } of startable(amended(city.pack, city.amendments), at)) {
    for (const key of lackedByCases(city.pack, laws, cases)) {
      const fund = fundOfParameter(city.pack, key, cases.fund);
      const name = `${key} ${fund ?? ''}`;
      if (!wanted.has(name)) wanted.set(name, { key, fund, day: from });
    }
  }
  return [...wanted.values()];
}
