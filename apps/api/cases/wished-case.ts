import type { Amendment } from '#contracts/amendments.js';
import type { CaseWish } from '#contracts/api/cases.js';
import { caseFund, processId, processOf, type CaseFund } from '#domain/ids/case-id.js';
import { openingAt } from '#domain/process/opening.js';
import { dayOf } from '#domain/time/instant.js';
import { kindOfPeriod, period as periodNamed, type Period } from '#domain/time/period.js';
import { amended } from '#policy/amendments/amended.js';
import { loadCalendar } from '#policy/calendar.js';
import { servedPacks } from '#policy/load-packs.js';
import { mayOpen } from '#policy/may-open.js';
import type { Pack } from '#policy/pack.js';
import { runningPage } from '#policy/process/definition-of-page.js';
import {
  fundsOfKind,
  openingOfKind,
  openingsOf,
  recurring,
  type CaseOpening,
} from '#policy/process/openings.js';
import { startersOf } from '#policy/process/starters.js';
import { workflowOf } from '#policy/process/workflow-of.js';
import type { Actor } from '../http/actor.js';
import { wrongPost } from '../http/problems.js';
import { lackedValues } from './lacked-values.js';
import {
  mayNotOpen,
  notOpenedByHand,
  opensItself,
  unknownValue,
  type LackedValue,
} from './opening-problems.js';

/** A case that somebody asks to open, with all it rests on. */
export interface WishedCase {
  readonly pack: Pack;
  readonly process: string;
  readonly stream: string | null;
  readonly unit: string;
  readonly fund: CaseFund;
  readonly period: Period;
  readonly clause: string;
  readonly title: string;
  /** What a fresh case is called. */
  readonly state: string;
  /** The workflow that goes through its stages. */
  readonly workflowType: ReturnType<typeof workflowOf>;
  /** Its id, as long as it is the first of its period. */
  readonly key: string;
  /** Values without which it comes to no end. */
  readonly lacks: readonly LackedValue[];
  /** Whether a further one may stand beside a finished one; what opens by a day has one case a period. */
  readonly again: boolean;
}

function known<T>(value: T | undefined, pointer: string, asked: string): T {
  if (value !== undefined) return value;
  throw unknownValue(pointer, {
    zh: `没有“${asked}”，请从该市的规则中选择`,
    en: `there is no ${asked} in the rules of the city`,
  });
}

/** Of which periods a case may be: what comes about by itself counts by the year, quarter or month. */
function checkPeriod(of: Period, { opens }: CaseOpening): void {
  const kind = recurring(opens);
  const given = kindOfPeriod(of);
  if (kind === null ? given !== 'TEN_DAY' : given === kind) return;
  throw unknownValue('/period', {
    zh: `该办件按 ${kind ?? 'YEAR、QUARTER、MONTH'} 计期`,
    en: `its period is one of ${kind ?? 'YEAR, QUARTER, MONTH'}`,
  });
}

/** What a day opens may be opened by hand once that day is past. */
function refuseEarly(pack: Pack, process: string, kind: string | null, of: Period, now: number) {
  const opening = openingsOf(pack).find((each) => each.process === process && each.kind === kind);
  const at = opening && openingAt(loadCalendar(pack.id), opening, of);
  if (opening === undefined || (at !== null && at !== undefined && at <= now)) return;
  if (at !== null && at !== undefined) throw opensItself(dayOf(at));
  throw unknownValue('/period', {
    zh: '该期间不开办此流程',
    en: 'this process does not open in that period',
  });
}

/**
 * Reads what was asked by the rules of the city, with what it has adopted since (a renewal): 422, then 403,
 * then 409.
 */
export function wishedCase(
  wish: CaseWish,
  { desks }: Pick<Actor, 'desks'>,
  now: number,
  amendments: readonly Amendment[],
) {
  const pack = known(
    servedPacks().find(({ id }) => id === wish.city),
    '/city',
    wish.city,
  );
  const process = processOf(processId(wish.process));
  const stream = wish.process.slice(process.length + 1) || null;
  const definition = known(pack.processes.get(process), '/process', wish.process);
  const level = known(
    pack.units.find(({ code }) => code === wish.unit),
    '/unit',
    wish.unit,
  ).level;
  const page = runningPage(pack, process);
  if (!page) throw notOpenedByHand();
  const kinds = Object.entries(page.law.cases).filter(([, of]) => of.stream === stream);
  known(kinds[0], '/process', wish.process);
  const found = kinds.find(([, of]) => of.levels.includes(level));
  const [code, of] = known(found, '/unit', wish.unit);
  const opening = known(openingOfKind(page, code), '/process', wish.process);
  const funds = fundsOfKind(pack, of, opening.opens.fund);
  const fund = known(
    funds.find((each) => each === wish.fund),
    '/fund',
    wish.fund,
  );
  const period = periodNamed(wish.period);
  checkPeriod(period, opening);
  const starters = startersOf(pack, page, opening, wish.unit);
  if (starters.length === 0) throw notOpenedByHand();
  if (!starters.some((desk) => desks.includes(desk))) throw wrongPost();
  const refused = mayOpen(amended(pack, amendments), period);
  if (refused) throw mayNotOpen(refused);
  refuseEarly(pack, process, opening.kind, period, now);
  const kind = definition.cases.find((each) => each.code === code);
  return {
    pack,
    process,
    stream,
    unit: wish.unit,
    fund: caseFund(fund),
    period,
    clause: kind?.clause ?? definition.clause ?? '',
    title: kind?.title.zh ?? definition.title.zh,
    state: of.state,
    workflowType: workflowOf(of),
    lacks: lackedValues({ pack, amendments }, { process, kind: code, fund, period }),
    key: [wish.city, wish.process, wish.unit, fund, period].join('/'),
    again: opening.opens.by !== undefined && opening.opens.every !== 'ONCE',
  } satisfies WishedCase;
}
