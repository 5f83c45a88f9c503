import { processesOf, type ListedProcess } from '../catalogued.js';
import type { Pack } from '../pack.js';
import type { ProcessDefinition } from '../schema/process.schema.js';
import { pageTables, table } from './page-tables.js';
import { showRule } from './show.js';

const levels: Readonly<Record<string, string>> = { city: '市级', unit: '各单位' };

/** `{unit}.FINANCE` as people say it: 各单位财政部门. */
function partyOf({ catalogue }: Pack, party: string): string {
  const [, level = '', department = party] = /^(?:\{(unit|city)\}\.)?(\w+)$/.exec(party) ?? [];
  const name = catalogue.departments.find(({ code }) => code === department)?.name.zh;
  return `${levels[level] ?? ''}${name ?? department}`;
}

/** When a process opens and from when it pays, by the rules of its pack. */
const moments = ({ opens, pays, every }: ProcessDefinition): string[] =>
  (
    [
      ['开办', opens],
      ['划拨自', pays],
    ] as const
  ).flatMap(([what, moment]) => {
    if (moment === null) return [];
    const { due, at, source, clause } = moment;
    return ['', `${what}：${showRule(due, every === 'YEAR').zh} ${at}（${source}，${clause}）`];
  });

/** A process from before the kit: its steps, what is owed, what is paid, and the rungs of its ladder. */
function definitionTables(process: ProcessDefinition): string[] {
  const { steps, obligations, transfers, ladders, every } = process;
  const day = (due: Parameters<typeof showRule>[0]): string => showRule(due, every === 'YEAR').zh;
  return [
    ...moments(process),
    ...table(
      ['步骤', '岗位', '日期', '来源', '条款', '决定'],
      steps.map(({ title, desk, due, obligation, clause, decisions }) => {
        const duty = obligations.find(({ code }) => code === obligation);
        return [
          title.zh,
          desk,
          due ? day(due.due) : duty ? '同责任事项' : '',
          due?.source ?? duty?.source ?? '',
          clause ?? '',
          decisions.map((each) => each.title.zh).join('、'),
        ];
      }),
    ),
    ...table(
      ['责任事项', '责任单位', '收受单位', '日期', '来源', '力度', '条款'],
      obligations.map((each) => [
        each.what.zh,
        each.debtor,
        each.creditor,
        day(each.due),
        each.source,
        each.strength,
        each.clause,
      ]),
    ),
    ...table(
      ['资金划拨', '从', '到', '放行步骤', '条款'],
      transfers.map((each) => [
        each.what.zh,
        each.from.type,
        each.to.type,
        each.decidedBy.join(' '),
        each.clause,
      ]),
    ),
    ...table(
      ['督办级', '逾期认定后工作日', '来源'],
      ladders.flatMap(({ rungs }) =>
        rungs.map((rung) => [rung.title.zh, String(rung.workingDays), rung.source]),
      ),
    ),
  ];
}

/** The dates of the clauses that no table of the process has shown. */
function otherDates({ dates }: ListedProcess, shown: readonly string[]): string[] {
  return table(
    ['期限', '来源', '力度', '条款'],
    dates
      .filter(({ code }) => !shown.includes(code))
      .map(({ what, source, strength, clause }) => [what.zh, source, strength, clause]),
  );
}

function sectionOf(pack: Pack, listed: ListedProcess): string[] {
  const page = pack.pages.get(listed.id);
  const running = page ? undefined : pack.processes.get(listed.id);
  const shown = (page?.law.obligations ?? running?.obligations ?? []).map(({ code }) => code);
  const waits = listed.waitsFor.map((key) => `\`${key}\``).join('、');
  return [
    '',
    `## ${listed.id} ${listed.title.zh} · ${listed.title.en}`,
    '',
    [
      listed.runs ? '运行' : page ? '已写成页面，不运行' : '不运行',
      `牵头：${partyOf(pack, listed.lead)}`,
      listed.clauses.length === 0 ? '没有条款' : `条款：${listed.clauses.join('、')}`,
      ...(waits === '' ? [] : [`待定：${waits}`]),
    ].join('；'),
    ...table(
      ['谁', '做什么', '条款'],
      listed.steps.map(({ office, does, clause }) => [
        partyOf(pack, office),
        does.zh,
        clause ?? '',
      ]),
    ),
    ...(page ? pageTables('zh', page) : running ? definitionTables(running) : []),
    ...otherDates(listed, shown),
    ...table(
      ['未办的后果', '来源', '条款'],
      listed.ladder.map(({ leadsTo, source, clause }) => [leadsTo.zh, source, clause ?? '']),
    ),
  ];
}

/** Every process of a city as a document: who does what under which clause, by when, and the way it runs. */
export const cityDocument = (pack: Pack): string =>
  [
    `# ${pack.name.zh}的流程 · Processes of ${pack.name.en}`,
    '',
    `由规则包 ${pack.reference} 生成，不要手改；改 \`libs/policy/packs/${pack.id}/processes\`，再运行`,
    '`npx tongchou policy docs --write docs/processes/cities`。没有条款的步骤是产品的建议。 Generated from the pack: change',
    'the pack and write it again. A step without a clause is the product’s proposal.',
    ...processesOf(pack).flatMap((each) => sectionOf(pack, each)),
    '',
  ].join('\n');
