import type { CaseFund, Fund } from '#domain/ids/case-id.js';
import type { BeforeDuty, Opening } from '#domain/process/opening.js';
import { day } from '#domain/time/day.js';
import { fitsPeriod, type PeriodRule } from '#domain/time/due-in-period.js';
import { period, type Period, type PeriodKind } from '#domain/time/period.js';
import type { Pack } from '../pack.js';
import { rollReadingOf } from '../roll-reading.js';
import type { PageCase, PageDuty, PageOpening } from '../schema/page.schema.js';
import { countedRule, runningPage } from './definition-of-page.js';
import { casesOf } from './page-names.js';
import type { Page } from './read.js';

/** One way in which cases of a page are opened, with the kinds that it opens. */
export interface CaseOpening {
  /** The kind that opens by a rule of its own; null: what the page opens. */
  readonly kind: string | null;
  readonly kinds: readonly (readonly [code: string, of: PageCase])[];
  readonly opens: PageOpening;
}

/** What opens the cases of a page: its own rule for every kind that has none, then each kind's. */
export function openingsOfPage(page: Page): readonly CaseOpening[] {
  const all = casesOf(page);
  const common = all.filter(([, { opens }]) => opens === null);
  return [
    ...(common.length === 0 ? [] : [{ kind: null, kinds: common, opens: page.law.opens }]),
    ...all.flatMap((each) =>
      each[1].opens === null ? [] : [{ kind: each[0], kinds: [each], opens: each[1].opens }],
    ),
  ];
}

/** The opening of one kind of case. */
export function openingOfKind(page: Page, kind: string): CaseOpening | undefined {
  return openingsOfPage(page).find(({ kinds }) => kinds.some(([code]) => code === kind));
}

/** The periods that follow one another; what happens once or when something comes about has none. */
export const recurring = ({ every }: Pick<PageOpening, 'every'>): PeriodKind | null =>
  every === 'ONCE' || every === 'EVENT' ? null : every;

/** The duties of the kinds that have a day, with the rule that gives it. */
const datedOf = (
  page: Page,
  { kinds }: CaseOpening,
): readonly (Pick<PageDuty, 'code' | 'kind'> & { readonly due: PeriodRule })[] =>
  page.law.obligations.flatMap(({ code, kind, case: of, due: rule }) => {
    const due = countedRule(rule);
    return due !== null && kinds.some(([each]) => each === of) ? [{ code, kind, due }] : [];
  });

/** A case that happens once has the year of its first day under the law as its period, else the year in which it opens. */
export function periodOfOnce(page: Page, opening: CaseOpening, opensOn: string): Period {
  const first = datedOf(page, opening)
    .flatMap(({ due }) => (due.rule === 'once' ? [due.on] : []))
    .sort()[0];
  return period((first ?? opensOn).slice(0, 4));
}

function dueOf(pack: Pack, page: Page, opening: CaseOpening): PeriodRule | BeforeDuty | null {
  const { before, due } = opening.opens;
  if (before === undefined) return countedRule(due);
  const reading = rollReadingOf(pack);
  const duties = datedOf(page, opening)
    .filter(({ code }) => code === before.duty)
    .map((duty) => ({
      due: duty.due,
      rolling: {
        kind: duty.kind === 'REPORT' ? ('REPORT_OF_ENDED_PERIOD' as const) : duty.kind,
        reading,
      },
    }));
  return { duties, workingDays: before.workingDays };
}

const timeOf = (at: string): { readonly hour: number; readonly minute: number } => {
  const [hour = 0, minute = 0] = at.split(':').map(Number);
  return { hour, minute };
};

function ofPage(pack: Pack, page: Page): Opening[] {
  return openingsOfPage(page).flatMap((opening): Opening[] => {
    const { kind, opens } = opening;
    const due = dueOf(pack, page, opening);
    const { every } = opens;
    if (due === null || every === 'EVENT') return [];
    const on = 'rule' in due && due.rule === 'once' ? due.on : null;
    if (every === 'ONCE' && on === null) return [];
    return [
      {
        city: pack.id,
        process: page.law.id,
        kind,
        stream: opening.kinds[0]?.[1].stream ?? null,
        every,
        due,
        once: every === 'ONCE' && on !== null ? periodOfOnce(page, opening, on) : null,
        from: opens.from === null ? null : day(opens.from),
        ...timeOf(opens.at),
      },
    ];
  });
}

/** Every opening of a city that a day of the calendar brings about; the others wait for a state or a person. */
export const openingsOf = (pack: Pack): Opening[] =>
  [...pack.processes.values()].flatMap(({ id, every, opens }): Opening[] => {
    const page = runningPage(pack, id);
    if (page) return ofPage(pack, page);
    if (!opens || every === 'EVENT') return [];
    const { due, at } = opens;
    const of = { city: pack.id, process: id, kind: null, stream: null };
    return [{ ...of, every, due, once: null, from: null, ...timeOf(at) }];
  });

/** Whether an opening's rule can be counted in the periods it opens. */
export function ruleFits({ every, due }: PageOpening): boolean {
  const kind = recurring({ every });
  const rule = countedRule(due);
  if (rule === null) return false;
  return kind === null ? every === 'ONCE' && rule.rule === 'once' : fitsPeriod(rule, kind);
}

/** The funds that a kind's cases are about, a case each; ALL: one case of no one fund. */
export function fundsOfKind(
  { funds }: Pick<Pack, 'funds'>,
  kind: { readonly funds: readonly Fund[] | null },
  fund: PageOpening['fund'],
): readonly CaseFund[] {
  if (fund === 'ALL') return ['ALL'];
  return funds.map(({ code }) => code).filter((code) => kind.funds?.includes(code) ?? true);
}
