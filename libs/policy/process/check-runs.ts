import { readReference, type Source } from '#contracts/process/references.js';
import { verbOf, type Verb } from '#contracts/process/stages.js';
import { fitsPeriod } from '#domain/time/due-in-period.js';
import type { Finding } from '../checks/finding.js';
import { countedRule } from './definition-of-page.js';
import { openingOfKind, openingsOfPage, recurring, ruleFits } from './openings.js';
import { casesOf, seatsOfCase } from './page-names.js';
import type { Page } from './read.js';
import { mustHold } from './told.js';

/** What the engine runs so far. A page that asks for more says `runs: false` until it does. */
const verbs: readonly Verb[] = ['decide', 'hear', 'record'];
const sources: readonly Source[] = ['form', 'fact', 'unit', 'city', 'parameter', 'case'];
const recorded: readonly Source[] = ['form', 'fact', 'city'];

const notYet = (holds: boolean, item: object, zh: string, en: string): Finding[] =>
  mustHold(
    holds,
    item,
    null,
    `还不能运行：${zh}；请写 runs: false`,
    `not run yet: ${en}; say runs: false`,
  );

/** Whatever rests on another clause for one fund: cases, steps and duties cite one clause so far. */
function ofOneFund(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([key, each]) =>
    key === 'byFund' ? Object.keys(each as object).length === 0 : ofOneFund(each),
  );
}

/** An opening whose day can be counted, or that waits for a state or a person. */
function openingFindings(page: Page): Finding[] {
  return openingsOfPage(page).flatMap(({ opens, kinds }) => {
    const { every, due, before } = opens;
    const waits = opens.after !== undefined || opens.by !== undefined;
    const dated = page.law.obligations.filter(
      ({ code, case: of }) => code === before?.duty && kinds.some(([kind]) => kind === of),
    );
    return [
      ...notYet(
        waits || every !== 'EVENT',
        opens,
        '每件事（EVENT）的开办须写 after 或 by',
        'what opens by event says after or by',
      ),
      ...notYet(
        waits || before !== undefined || ruleFits(opens),
        opens,
        `按 ${due?.rule ?? ''} 每 ${every} 开办`,
        `opening every ${every} by ${due?.rule ?? ''}`,
      ),
      ...notYet(
        before === undefined ||
          (recurring(opens) !== null && dated.some((duty) => countedRule(duty.due) !== null)),
        opens,
        `事项 ${before?.duty ?? ''} 没有日期，不能在它之前开办`,
        `opening before ${before?.duty ?? ''}, which has no day`,
      ),
    ];
  });
}

/** Of one duty the case has one day: its rows must have days in different periods. */
function dutyFindings(page: Page): Finding[] {
  return openingsOfPage(page).flatMap(({ opens, kinds }) =>
    page.law.obligations
      .filter((duty) => kinds.some(([kind]) => kind === duty.case))
      .flatMap((duty) => {
        const rule = countedRule(duty.due);
        return notYet(
          rule === null || fitsPeriod(rule, recurring(opens) ?? 'YEAR'),
          duty,
          `每 ${opens.every} 的办件用日期规则 ${duty.due.rule}`,
          `the rule of dates ${duty.due.rule} in a case of every ${opens.every}`,
        );
      }),
  );
}

/** A case hears those of its own period and fund: others it would not find, and take for done. */
function openAlike(page: Page, hears: string, heard: string): boolean {
  const [own, other] = [openingOfKind(page, hears), openingOfKind(page, heard)];
  return own?.opens.fund === other?.opens.fund && own?.opens.every === other?.opens.every;
}

function caseFindings(page: Page): Finding[] {
  const seats = casesOf(page).flatMap(([, { levels, stream }]) =>
    levels.map((each) => `${each} ${stream}`),
  );
  return casesOf(page).flatMap(([kind, of]) => [
    ...notYet(
      of.levels.every(
        (each) => seats.filter((other) => other === `${each} ${of.stream}`).length === 1,
      ),
      of,
      '同一层级有两种办件，其中一种须写 stream',
      'two kinds of cases at one level, of which one says stream',
    ),
    ...of.stages.flatMap((stage) => {
      const { record, hear } = stage;
      const verb = verbOf(stage);
      const used = Object.values(record?.facts ?? {}).map((ref) => readReference(ref)?.source);
      return [
        ...notYet(verbs.includes(verb), stage, `动词 ${verb}`, `the verb ${verb}`),
        ...notYet(
          Object.keys(record?.amounts ?? {}).length + (record?.books.length ?? 0) === 0,
          stage,
          '登记应缴金额或账簿',
          'recording amounts or books',
        ),
        ...notYet(
          used.every((each) => each !== undefined && recorded.includes(each)),
          stage,
          `登记的数据只能来自 ${recorded.join('、')}`,
          `facts are recorded from ${recorded.join(', ')} only`,
        ),
        ...notYet(
          hear === undefined || hear.silent === null,
          stage,
          '等候时的逾期默认 silent',
          'a day of silence in hear',
        ),
        ...notYet(
          hear === undefined || (kind === 'CITY' && hear.case === 'UNIT'),
          stage,
          '等候单位以外的办件',
          'hearing other cases than the units’',
        ),
        ...notYet(
          hear === undefined || openAlike(page, kind, hear.case),
          stage,
          '等候的办件与它期间或险种不同',
          'hearing cases of other periods or funds',
        ),
      ];
    }),
  ]);
}

function formFindings(page: Page): Finding[] {
  const { words } = page;
  const steps = casesOf(page).flatMap(([, of]) => seatsOfCase(of).map(({ step }) => step));
  const names = new Set(steps.map((step) => words.steps[step]?.form ?? ''));
  return [...names].flatMap((name) => {
    const form = words.forms[name];
    if (!form) return [];
    const cells = form.fields.flatMap((each) => (each.kind === 'rows' ? each.fields : [each]));
    return [
      ...notYet(form.works === null, form, '表单内计算 works', 'a formula in a form'),
      ...cells.flatMap((cell) =>
        ['draft' in cell ? cell.draft : null, cell.shows]
          .filter((ref) => ref !== null)
          .flatMap((ref) => {
            const source = readReference(ref)?.source;
            const fits = source !== undefined && sources.includes(source);
            return notYet(fits, cell, `表单取数 ${ref}`, `${ref} in a form`);
          }),
      ),
    ];
  });
}

/** What a page that says `runs: true` asks for and no engine does yet. */
export function checkRuns(page: Page): Finding[] {
  const { law } = page;
  if (!law.runs) return [];
  return [
    ...openingFindings(page),
    ...dutyFindings(page),
    ...caseFindings(page),
    ...formFindings(page),
    ...notYet(law.transfers.length === 0, law, '资金划拨', 'transfers'),
    ...notYet(ofOneFund(law), law, '按险种不同的条款 byFund', 'a clause by fund, byFund'),
    ...law.obligations.flatMap((duty) => [
      ...notYet(duty.kind === 'PLAN', duty, `${duty.kind} 事项`, `a duty of ${duty.kind}`),
    ]),
  ];
}
