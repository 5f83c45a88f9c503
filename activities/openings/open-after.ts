import type { CaseFund } from '#domain/ids/case-id.js';
import { dayOf } from '#domain/time/instant.js';
import { daysOf, period as periodNamed, periodWith, unnumbered } from '#domain/time/period.js';
import { loadPack } from '#policy/load-packs.js';
import { mayOpen } from '#policy/may-open.js';
import { processOfPack, type Pack } from '#policy/pack.js';
import { runningPage } from '#policy/process/definition-of-page.js';
import {
  fundsOfKind,
  openingsOfPage,
  recurring,
  type CaseOpening,
} from '#policy/process/openings.js';
import { isCityLevel, type CaseWork } from '../work.js';
import { openCase, openingOf, type KindOfCase } from './open-case.js';

/** An opening that waits for the state to which a case has come, in the pack by which it opens. */
interface Awaited {
  readonly pack: Pack;
  readonly process: string;
  readonly opening: CaseOpening;
}

/** A case's own process opens by the version that the case has pinned, every other by the one in force. */
function awaiting(at: CaseWork, kind: string, state: string): Awaited[] {
  const { pack: pinned, row } = at;
  const current = loadPack(row.city);
  return [...current.processes.keys()].flatMap((process): Awaited[] => {
    const own = process === row.process;
    const pack = own ? pinned : current;
    const page = runningPage(pack, process);
    if (!page) return [];
    return openingsOfPage(page)
      .filter(({ opens: { after, from } }) => {
        if (!after || after.state !== state) return false;
        if (from !== null && dayOf(at.now) < from) return false;
        if ((after.process ?? process) !== row.process) return false;
        return after.case === undefined || after.case === kind;
      })
      .map((opening) => ({ pack, process, opening }));
  });
}

/** The same period; where the other process counts in others, the one in which it begins. */
function periodFor(at: CaseWork, process: string, { opens }: CaseOpening): string {
  const { period } = at.row;
  const own = process === at.row.process;
  const kind = recurring(opens) ?? (own ? null : 'YEAR');
  if (kind === null) return period;
  const first = periodWith(kind, daysOf(periodNamed(period)).first);
  return own && first === unnumbered(period) ? period : first;
}

/** A case of one fund opens what is of that fund; one of all funds opens them all. */
function fundsFor(at: CaseWork, pack: Pack, kind: KindOfCase, opening: CaseOpening): CaseFund[] {
  const funds = fundsOfKind(pack, kind, opening.opens.fund);
  const { fund } = at.row;
  return funds.filter((each) => each === 'ALL' || fund === 'ALL' || each === fund);
}

/**
 * A case has come to a state: what waits for it is opened in the same transaction, a unit's own cases by the
 * unit's, every unit's by the city's. Asked again it opens nothing twice.
 */
export async function openAfter(at: CaseWork, of: string, state: string): Promise<void> {
  const { sql, now, calendar } = at;
  for (const { pack, process: id, opening } of awaiting(at, of, state)) {
    const process = processOfPack(pack, id);
    const period = periodFor(at, id, opening);
    if (mayOpen(pack, periodNamed(period))?.why === 'EXPIRED') continue;
    const opens = openingOf({ sql, now, pack, process, calendar }, period);
    for (const kind of process.cases) {
      if (!opening.kinds.some(([code]) => code === kind.code)) continue;
      const units = pack.units.filter(
        ({ code, level }) =>
          kind.levels.includes(level) && (isCityLevel(at) || code === at.row.unit),
      );
      for (const fund of fundsFor(at, pack, kind, opening)) {
        for (const { code } of units) await openCase(opens, kind, code, fund);
      }
    }
  }
}
