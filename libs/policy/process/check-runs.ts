import { readReference, type Source } from '#contracts/process/references.js';
import { verbOf, type Verb } from '#contracts/process/stages.js';
import type { Finding } from '../checks/finding.js';
import { countedRule } from './definition-of-page.js';
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

function openingFindings({ law }: Page): Finding[] {
  const { opens } = law;
  return [
    ...notYet(
      opens.every === 'YEAR' || opens.every === 'MONTH',
      opens,
      `每 ${opens.every} 开办`,
      `opening every ${opens.every}`,
    ),
    ...notYet(
      opens.due !== undefined && countedRule(opens.due) !== null,
      opens,
      '不按日期开办',
      'opening by anything but a day',
    ),
    ...notYet(opens.fund === 'EACH', opens, '不分险种的办件', 'a case of all funds'),
    ...notYet(opens.from === null, opens, '起始日 from', 'a first day, from'),
  ];
}

function caseFindings(page: Page): Finding[] {
  const levels = casesOf(page).flatMap(([, of]) => of.levels);
  return casesOf(page).flatMap(([kind, of]) => [
    ...notYet(
      kind === 'UNIT' || kind === 'CITY',
      of,
      `办件种类 ${kind}`,
      `cases of the kind ${kind}`,
    ),
    ...notYet(of.stream === null, of, '第二件 stream', 'a second instance, stream'),
    ...notYet(of.opens === null, of, '单独开办', 'an opening of its own'),
    ...notYet(
      of.levels.every((each) => levels.filter((other) => other === each).length === 1),
      of,
      '同一层级有两种办件',
      'two kinds of cases at one level',
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
          hear === undefined || (kind === 'CITY' && hear.case === 'UNIT') || of.page !== null,
          stage,
          '等候单位以外的办件',
          'hearing other cases than the units’',
        ),
        ...notYet(
          hear?.asks === undefined || of.page !== null,
          stage,
          '逐单位征询 asks 而没有页面 page',
          'asking the units (asks) without a page of TypeScript',
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
    ...caseFindings(page),
    ...formFindings(page),
    ...notYet(law.transfers.length === 0, law, '资金划拨', 'transfers'),
    ...notYet(ofOneFund(law), law, '按险种不同的条款 byFund', 'a clause by fund, byFund'),
    ...law.obligations.flatMap((duty) => [
      ...notYet(duty.kind === 'PLAN', duty, `${duty.kind} 事项`, `a duty of ${duty.kind}`),
      ...notYet(
        duty.due.rule === 'UNSET' || countedRule(duty.due) !== null,
        duty,
        `日期规则 ${duty.due.rule}`,
        `the rule of dates ${duty.due.rule}`,
      ),
    ]),
  ];
}
