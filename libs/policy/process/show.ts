import {
  returnsOf,
  seatsOf,
  verbOf,
  type Stage,
  type StagePlace,
  type Verb,
} from '#contracts/process/stages.js';
import type { PageDuty } from '../schema/page.schema.js';
import type { Bilingual } from '../schema/text.schema.js';
import { casesOf } from './page-names.js';
import type { Page } from './read.js';

/** A line of a page as `policy show` prints it: one desk, or one stage that asks nobody. */
export interface ShownLine {
  readonly case: string;
  readonly stage: string;
  readonly verb: Verb;
  /** What is done: a step's name, or the names a stage works with. */
  readonly what: Bilingual;
  readonly desk: string | null;
  readonly clause: string | null;
  /** `2a` and `2b` are asked together; null: nobody is asked. */
  readonly place: string | null;
  readonly returns: readonly string[];
  readonly duty: string | null;
}

const same = (text: string): Bilingual => ({ zh: text, en: text });

/** The seven verbs as people read them. */
export const VERB_NAMES: Readonly<Record<Verb, readonly [zh: string, en: string]>> = {
  fetch: ['取数', 'fetch'],
  compute: ['计算', 'compute'],
  decide: ['办理', 'decide'],
  hear: ['等候', 'hear'],
  record: ['登记', 'record'],
  collect: ['收缴', 'collect'],
  pay: ['划拨', 'pay'],
};

const signed = (count: number): string => (count > 0 ? `+${count}` : String(count));

/** The month that a rule shifts to: from a case's own month, or, of a year, from its January. */
function shifted(months: number, yearly: boolean): Bilingual {
  if (!yearly) {
    return {
      zh: { '-1': '上月', 0: '当月', 1: '次月' }[months] ?? `月${signed(months)} `,
      en: `month ${signed(months)}`,
    };
  }
  const [years, month] = [Math.floor(months / 12), (((months % 12) + 12) % 12) + 1];
  const zh = { '-1': '上年', 0: '', 1: '次年' }[years] ?? `年${signed(years)} `;
  return { zh: `${zh}${month}月`, en: `year ${signed(years)}, month ${month}` };
}

/** A rule of dates in words, as the pack writes it: no day is counted here. `yearly`: of a case of a year. */
export function showRule(rule: PageDuty['due'], yearly = false): Bilingual {
  switch (rule.rule) {
    case 'UNSET': {
      const { zh, en } = rule.decides;
      return { zh: `未定（由${zh}定）`, en: `unset (decided by ${en})` };
    }
    case 'once':
      return same(rule.on);
    case 'monthDay': {
      const { zh, en } = shifted(rule.months, yearly);
      return { zh: `${zh}${rule.day}日`, en: `${en}, day ${rule.day}` };
    }
    case 'monthEnd': {
      const { zh, en } = shifted(rule.months, yearly);
      return { zh: `${zh}末`, en: `end of ${en}` };
    }
    case 'nthWorkingDay': {
      const { zh, en } = shifted(rule.months, yearly);
      return { zh: `${zh}第${rule.n}个工作日`, en: `${en}, working day ${rule.n}` };
    }
    case 'yearDay':
      return {
        zh: `${{ '-1': '上年', 0: '当年', 1: '次年' }[rule.years] ?? `年${signed(rule.years)} `}${rule.month}月${rule.day}日`,
        en: `year ${signed(rule.years)}, ${rule.month}-${rule.day}`,
      };
    case 'yearEnd':
      return rule.months === 0
        ? { zh: '年末', en: "the year's end" }
        : {
            zh: `年末后 ${rule.months} 个月`,
            en: `${rule.months} months after the year's end`,
          };
    case 'quarterDay':
      return {
        zh: `第${rule.quarters.join('、')}季度首月 ${rule.day}日`,
        en: `day ${rule.day} of quarter ${rule.quarters.join(', ')}`,
      };
    case 'quarterEnd':
      return { zh: '季度末', en: "the quarter's end" };
    case 'afterEnd':
      return {
        zh: `期满后 ${rule.workingDays} 个工作日`,
        en: `${rule.workingDays} working days after the period`,
      };
  }
}

export const joined = (names: readonly Bilingual[]): Bilingual => ({
  zh: names.map(({ zh }) => zh).join('、'),
  en: names.map(({ en }) => en).join(', '),
});

/** What a stage that puts no question before a desk works with, in words. */
export function whatOf({ words }: Page, stage: Stage): Bilingual {
  const { fetch, compute, hear, record, collect, pay } = stage;
  const called = (names: Readonly<Record<string, Bilingual>>, code: string): Bilingual => {
    const found = names[code];
    return found ? { zh: found.zh, en: found.en } : same(code);
  };
  if (fetch) return joined(Object.keys(fetch.facts).map((name) => called(words.facts, name)));
  if (compute) return same(compute.formula);
  if (hear) {
    return joined([called(words.cases, hear.case), called(words.states, hear.state)]);
  }
  if (collect) return called(words.obligations, collect.duty);
  if (pay) return joined(pay.transfers.map((code) => called(words.transfers, code)));
  return joined([
    ...(record?.document ? [called(words.documents, record.document)] : []),
    ...Object.keys(record?.facts ?? {}).map((name) => called(words.facts, name)),
    ...Object.keys(record?.amounts ?? {}).map((code) => called(words.obligations, code)),
    ...(record?.books ?? []).map(({ from, to }) => same(`${from}→${to}`)),
    ...(record?.state ? [called(words.states, record.state)] : []),
  ]);
}

const clauseOfStage = ({ fetch, record, collect }: Stage): string | null =>
  fetch?.clause ?? record?.clause ?? collect?.clause ?? null;

function placeLines(
  page: Page,
  at: Pick<ShownLine, 'case' | 'stage' | 'verb'>,
  place: StagePlace,
  index: number,
): ShownLine[] {
  return seatsOf(place).map(({ step, desk, clause, duty }, seat) => {
    const words = page.words.steps[step];
    return {
      ...at,
      what: words ? { zh: words.zh, en: words.en } : same(step),
      desk,
      clause: clause ?? place.clause,
      place: `${index + 1}${place.all ? ('abcdefghijkl'[seat] ?? '') : ''}`,
      returns: returnsOf(place),
      duty: duty ?? place.duty,
    };
  });
}

/** The way of a page, case by case and stage by stage. */
export function showPage(page: Page): readonly ShownLine[] {
  return casesOf(page).flatMap(([kind, { stages }]) =>
    stages.flatMap((stage): ShownLine[] => {
      const at = { case: kind, stage: stage.name, verb: verbOf(stage) };
      if (stage.decide) {
        return stage.decide.flatMap((place, index) => placeLines(page, at, place, index));
      }
      const what = whatOf(page, stage);
      const clause = clauseOfStage(stage);
      const desk = stage.fetch?.owner ?? stage.collect?.desk ?? null;
      const duty = stage.collect?.duty ?? null;
      const { withheld } = stage.collect ?? {};
      return [
        { ...at, what, desk, clause, place: null, returns: [], duty },
        ...(withheld ? [withheld, withheld.agreed] : []).flatMap((place, index) =>
          placeLines(page, at, place, index),
        ),
      ];
    }),
  );
}
