import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import { instantText } from '#domain/time/instant.js';
import type { CaseItem, CasesFilter } from '#contracts/api/case-lists.js';
import { deskInWords } from '#policy/desk-words.js';
import { packs } from '#policy/load-packs.js';
import { anyStateTitle } from '#policy/process/case-words.js';
import { clauseInWords, fundInWords } from '../board/duty-words.js';

const day = 10;
const minutes = 16;

/** Column heads, how to fill them, and how wide they are. */
const columns: readonly {
  readonly title: string;
  readonly width: number;
  readonly cell: (item: CaseItem) => string;
}[] = [
  { title: '办件', width: 26, cell: ({ title }) => title },
  { title: '单位', width: 18, cell: ({ unitName }) => unitName },
  { title: '险种', width: 12, cell: fundInWords },
  { title: '期间', width: 12, cell: ({ period }) => period },
  { title: '状态', width: 24, cell: ({ stateTitle }) => stateTitle.zh },
  { title: '是否办结', width: 10, cell: ({ finished }) => (finished ? '已办结' : '在办') },
  {
    title: '现由',
    width: 34,
    cell: ({ heldBy }) => heldBy.map((d) => deskInWords(d).zh).join('、'),
  },
  { title: '等待', width: 26, cell: ({ waitTitle }) => waitTitle?.zh ?? '' },
  {
    title: '开办时间',
    width: 18,
    cell: ({ openedAt }) => openedAt.slice(0, minutes).replace('T', ' '),
  },
  { title: '办结日期', width: 12, cell: ({ finishedAt }) => finishedAt?.slice(0, day) ?? '' },
  { title: '依据', width: 34, cell: clauseInWords },
];

const names: Readonly<Record<keyof CasesFilter, string>> = {
  city: '城市',
  process: '流程',
  unit: '单位',
  fund: '险种',
  period: '期间',
  state: '状态',
  finished: '是否办结',
  q: '查找',
};

/** A value of a filter in words; what no pack knows stands as it was asked. */
function valueInWords(name: keyof CasesFilter, value: string): string {
  const all = packs();
  const units = all.flatMap((pack) => pack.units);
  const funds = all.flatMap((pack) => pack.funds);
  switch (name) {
    case 'city':
      return all.find(({ id }) => id === value)?.name.zh ?? value;
    case 'process':
      return all.flatMap(({ processes }) => processes.get(value) ?? [])[0]?.title.zh ?? value;
    case 'unit':
      return units.find(({ code }) => code === value)?.name.zh ?? value;
    case 'fund':
      return funds.find(({ code }) => code === value)?.name.zh ?? value;
    case 'state':
      return anyStateTitle(value).zh;
    case 'finished':
      return value === 'true' ? '已办结' : '在办';
    default:
      return value;
  }
}

function filterInWords(filter: CasesFilter): string {
  const parts = (Object.keys(names) as (keyof CasesFilter)[]).flatMap((name) => {
    const value = filter[name];
    return value === undefined || value === ''
      ? []
      : [`${names[name]}：${valueInWords(name, value)}`];
  });
  return parts.length === 0 ? '筛选：全部' : parts.join('，');
}

/** The list of cases as a sheet: what was asked, when, and how many stand in its first lines. */
export async function casesSheet(
  items: readonly CaseItem[],
  of: { readonly filter: CasesFilter; readonly now: number; readonly cut: boolean },
): Promise<Buffer> {
  const open = items.filter(({ finished }) => !finished).length;
  const cut = of.cut ? '（只列出前面的部分，请缩小筛选范围）' : '';
  const data: SheetData = [
    [{ value: '办件清单', fontWeight: 'bold' }],
    [
      `${filterInWords(of.filter)}；截至 ${instantText(of.now).slice(0, minutes).replace('T', ' ')}`,
    ],
    [`共 ${items.length} 件${cut}，其中在办 ${open} 件，已办结 ${items.length - open} 件`],
    columns.map(({ title }) => ({ value: title, fontWeight: 'bold' as const })),
    ...items.map((item) => columns.map(({ cell }) => ({ value: cell(item), type: String }))),
  ];
  return await writeXlsxFile(data, {
    sheet: '办件',
    stickyRowsCount: 4,
    columns: columns.map(({ width }) => ({ width })),
  }).toBuffer();
}
