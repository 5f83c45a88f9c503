import type { Page } from '#policy/process/read.js';
import { showPage, showRule, VERB_NAMES } from '#policy/process/show.js';
import { cityPack } from '../city-pack.js';
import { wrongInput } from '../problem.js';
import { done, say, spoken, type Answer, type Manner } from '../terminal.js';

/** Cells of a Markdown table: what `policy show` prints can stand in a document as it is. */
const row = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string[] =>
  rows.length === 0 ? [] : ['', row(head), row(head.map(() => '---')), ...rows.map(row)];

function wayLines(manner: Manner, page: Page): string[] {
  const { words } = page;
  const head = say(
    manner,
    '办件 环节 动词 次序 内容 岗位 条款 可退回至 责任事项',
    'Case Stage Verb Place What Desk Clause Returns-to Duty',
  ).split(' ');
  const called = (names: Readonly<Record<string, { zh: string; en: string }>>, code: string) => {
    const name = names[code];
    return name ? say(manner, name.zh, name.en) : code;
  };
  return table(
    head,
    showPage(page).map((line) => [
      called(words.cases, line.case),
      line.stage,
      say(manner, ...VERB_NAMES[line.verb]),
      line.place ?? '',
      say(manner, line.what.zh, line.what.en),
      line.desk ?? '',
      line.clause ?? '',
      line.returns.map((step) => called(words.steps, step)).join(say(manner, '、', ', ')),
      line.duty === null ? '' : called(words.obligations, line.duty),
    ]),
  );
}

function dutyLines(manner: Manner, { words, law }: Page): string[] {
  const heads = say(
    manner,
    '责任事项 责任单位 收受单位 日期 来源 力度 条款',
    'Duty Debtor Creditor Due Source Strength Clause',
  ).split(' ');
  return table(
    heads,
    law.obligations.map((each) => {
      const name = words.obligations[each.code];
      const rule = showRule(each.due);
      return [
        name ? say(manner, name.zh, name.en) : each.code,
        each.debtor,
        each.creditor,
        say(manner, rule.zh, rule.en),
        each.source,
        each.strength,
        each.clause ?? '',
      ];
    }),
  );
}

function moneyLines(manner: Manner, { words, law }: Page): string[] {
  const heads = say(
    manner,
    '资金划拨 从 到 金额 放行步骤 条款',
    'Transfer From To Amount Released-by Clause',
  ).split(' ');
  return table(
    heads,
    law.transfers.map((each) => {
      const name = words.transfers[each.code];
      return [
        name ? say(manner, name.zh, name.en) : each.code,
        each.from.type,
        each.to.type,
        each.amount,
        each.decidedBy.join(' '),
        each.clause ?? '',
      ];
    }),
  );
}

/** `policy show <city> <process>`: the page of a process in a city, as a table. */
export function showAnswer(manner: Manner, city: string, process: string): Answer {
  const pack = cityPack(city);
  const page = pack.pages.get(process);
  if (!page) {
    const known = [...pack.pages.keys()];
    throw wrongInput(
      '/process',
      `${pack.name.zh}没有写成页面的流程 ${process}，可选：${known.join('、') || '无'}`,
      `${pack.name.en} has no page of ${process}; there are ${known.join(', ') || 'none'}`,
    );
  }
  const { words, law } = page;
  const lines = [
    `# ${law.id} ${say(manner, words.title.zh, words.title.en)} · ${say(manner, pack.name.zh, pack.name.en)}`,
    '',
    say(
      manner,
      `牵头 ${law.lead}，依据 ${law.clause ?? '产品建议'}，规则包 ${pack.reference}`,
      `Lead ${law.lead}, clause ${law.clause ?? 'none (proposed)'}, pack ${pack.reference}`,
    ),
    ...wayLines(manner, page),
    ...dutyLines(manner, page),
    ...moneyLines(manner, page),
  ];
  const document = {
    city: pack.id,
    process: law.id,
    title: words.title,
    lead: law.lead,
    clause: law.clause,
    pack: pack.reference,
    way: showPage(page),
    obligations: law.obligations,
    transfers: law.transfers,
  };
  return done(spoken(manner, document), lines);
}
