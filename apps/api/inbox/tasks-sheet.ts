import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import { instantText } from '#domain/time/instant.js';
import { isYuan, sum, yuan } from '#domain/money/yuan.js';
import type { TasksFilter } from '#contracts/api/tasks.js';
import type { TaskLine } from './task-item.js';
import {
  deskInWords,
  filterInWords,
  fundInWords,
  lightInWords,
  sourceInWords,
  stateInWords,
} from './task-words.js';

/** Column heads, how to fill them, and how wide they are. */
const columns: readonly {
  readonly title: string;
  readonly width: number;
  readonly cell: (task: TaskLine) => string;
}[] = [
  { title: '事项', width: 24, cell: ({ title }) => title },
  { title: '单位', width: 16, cell: ({ unitName }) => unitName },
  { title: '险种', width: 12, cell: fundInWords },
  { title: '期间', width: 10, cell: ({ period }) => period },
  { title: '办理时限', width: 22, cell: ({ dueAt }) => dueAt.slice(0, 16).replace('T', ' ') },
  { title: '时限来源', width: 12, cell: sourceInWords },
  { title: '状态', width: 10, cell: stateInWords },
  { title: '灯', width: 8, cell: lightInWords },
  { title: '办理人', width: 10, cell: ({ claimedBy }) => claimedBy?.person ?? '' },
  { title: '岗位', width: 28, cell: deskInWords },
  { title: '条款', width: 10, cell: ({ clause }) => clause },
];

/** The list as a sheet: what was asked, when, how many and how much stand in its first lines. */
export async function tasksSheet(
  items: readonly TaskLine[],
  of: { readonly filter: TasksFilter; readonly now: number; readonly cut: boolean },
): Promise<Buffer> {
  const amounts = items.flatMap(({ amount }) =>
    amount !== null && isYuan(amount) ? [amount] : [],
  );
  const cut = of.cut ? '（只列出前面的部分，请缩小筛选范围）' : '';
  const data: SheetData = [
    [{ value: '统筹办理事项清单', fontWeight: 'bold' }],
    [`${filterInWords(of.filter)}；截至 ${instantText(of.now)}`],
    [`共 ${items.length} 项${cut}，金额合计 ${sum(amounts.map(yuan))} 元`],
    [...columns.map(({ title }) => title), '金额（元）'].map((value) => ({
      value,
      fontWeight: 'bold' as const,
    })),
    ...items.map((task) => [
      ...columns.map(({ cell }) => ({ value: cell(task), type: String })),
      // Text keeps every fen; a spreadsheet's numbers lose them beyond fifteen digits.
      { value: task.amount ?? '', type: String, align: 'right' as const },
    ]),
  ];
  return await writeXlsxFile(data, {
    sheet: '事项',
    stickyRowsCount: 4,
    columns: [...columns.map(({ width }) => ({ width })), { width: 20 }],
  }).toBuffer();
}
