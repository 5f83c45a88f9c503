import { readReference, type Source } from '#contracts/process/references.js';
import { verbOf, type Verb } from '#contracts/process/stages.js';
import type { Finding } from '../checks/finding.js';
import { countedRule } from './definition-of-page.js';
import { casesOf } from './page-names.js';
import type { Page } from './read.js';
import { mustHold } from './told.js';

/** What the engine runs so far. A page that asks for more says `runs: false` until it does. */
const verbs: readonly Verb[] = ['fetch', 'compute', 'decide', 'hear', 'record', 'collect', 'pay'];

const taken: readonly Source[] = ['form', 'fact', 'city', 'parameter'];

const isTaken = (ref: string): boolean => {
  const source = readReference(ref)?.source;
  return source !== undefined && taken.includes(source);
};
const amountOf = ({ amount }: { readonly amount: string }): string => amount;

const notYet = (holds: boolean, item: object, zh: string, en: string): Finding[] =>
  mustHold(
    holds,
    item,
    null,
    `还不能运行：${zh}；请写 runs: false`,
    `not run yet: ${en}; say runs: false`,
  );

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
      return [
        ...notYet(verbs.includes(verb), stage, `动词 ${verb}`, `the verb ${verb}`),
        ...notYet(
          [...Object.values(record?.amounts ?? {}), ...(record?.books ?? []).map(amountOf)].every(
            isTaken,
          ),
          stage,
          `应缴金额和账簿只能来自 ${taken.join('、')}`,
          `amounts and books are taken from ${taken.join(', ')} only`,
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

/** Figures that are recorded by hand are typed in, and refused ones are mended by whoever owns them. */
function figureFindings(page: Page): Finding[] {
  const { facts } = page.words;
  return casesOf(page).flatMap(([, { stages }]) =>
    stages.flatMap((stage, index) => {
      const { fetch, compute } = stage;
      const whole = Object.entries(fetch?.facts ?? {}).filter(
        ([name, ref]) => facts[name]?.kind === 'form' && readReference(ref)?.source === 'result',
      );
      const owned = stages.slice(0, index).flatMap((each) => Object.keys(each.fetch?.facts ?? {}));
      const used = Object.values(compute?.with ?? {}).flatMap((ref) => {
        const { source, path = [] } = readReference(ref) ?? {};
        return source === 'fact' ? path : [];
      });
      return [
        ...notYet(
          whole.length === 0,
          stage,
          `整张表单 ${whole.map(([name]) => name).join('、')} 不能手工登记，请写其中的数`,
          `a whole form (${whole.map(([name]) => name).join(', ')}) cannot be recorded by hand; name its figures`,
        ),
        ...notYet(
          compute === undefined || used.some((name) => owned.includes(name)),
          stage,
          `公式 ${compute?.formula ?? ''} 的输入没有 fetch 取得的数，输入有误时无人更正`,
          `${compute?.formula ?? ''} takes no fetched figure, so that nobody could mend a wrong one`,
        ),
      ];
    }),
  );
}

/** What a page that says `runs: true` asks for and no engine does yet. */
export function checkRuns(page: Page): Finding[] {
  const { law } = page;
  if (!law.runs) return [];
  return [
    ...openingFindings(page),
    ...caseFindings(page),
    ...figureFindings(page),
    ...law.obligations.flatMap((duty) => [
      ...notYet(
        duty.due.rule === 'UNSET' || countedRule(duty.due) !== null,
        duty,
        `日期规则 ${duty.due.rule}`,
        `the rule of dates ${duty.due.rule}`,
      ),
    ]),
  ];
}
