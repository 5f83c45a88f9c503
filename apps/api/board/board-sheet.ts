import writeXlsxFile, { type SheetData, type Sheet } from 'write-excel-file/node';
import { hasFigure } from '#domain/money/known-amount.js';
import { zero } from '#domain/money/yuan.js';
import { instantText } from '#domain/time/instant.js';
import type { Board, LateItem } from '#contracts/api/board.js';
import type { ObligationItem } from '#contracts/api/obligations.js';
import { figuresOf, shortOf } from './board-totals.js';
import { clauseInWords, fundInWords, sourceInWords, stateInWords } from './duty-words.js';

interface Column<Item> {
  readonly title: string;
  readonly width: number;
  readonly cell: (item: Item) => string;
  readonly right?: true;
}

/** A figure of a duty that has one; 0.00 would say that nothing is owed. */
const figure =
  (of: (item: ObligationItem) => string) =>
  (item: ObligationItem): string =>
    hasFigure(item) ? of(item) : item.kind === 'MONEY' ? '金额未定' : '';

const columns: readonly Column<ObligationItem>[] = [
  { title: '责任事项', width: 34, cell: ({ what }) => what },
  { title: '单位', width: 16, cell: ({ unitName }) => unitName },
  { title: '险种', width: 12, cell: fundInWords },
  { title: '期间', width: 10, cell: ({ period }) => period },
  { title: '规定期限', width: 12, cell: ({ statutory }) => statutory },
  { title: '来源', width: 18, cell: sourceInWords },
  { title: '状态', width: 12, cell: stateInWords },
  {
    title: '逾期天数',
    width: 10,
    right: true,
    cell: ({ lateDays, binding }) => (binding ? String(lateDays) : ''),
  },
  {
    title: '过建议日期天数',
    width: 14,
    right: true,
    cell: ({ lateDays, binding }) => (binding ? '' : String(lateDays)),
  },
  { title: '应到（元）', width: 20, right: true, cell: figure(({ amountDue }) => amountDue) },
  {
    title: '已到（元）',
    width: 20,
    right: true,
    cell: figure(({ amountReceived }) => amountReceived),
  },
  {
    title: '代扣（元）',
    width: 20,
    right: true,
    cell: figure(({ amountWithheld }) => amountWithheld),
  },
  { title: '差额（元）', width: 20, right: true, cell: figure(shortOf) },
  { title: '依据', width: 34, cell: clauseInWords },
];

const minutes = 16;
const dayAndTime = (at: string): string => at.slice(0, minutes).replace('T', ' ');

const lateColumns: readonly Column<LateItem>[] = [
  ...columns,
  { title: '当前督办级', width: 16, cell: ({ rungTitle }) => rungTitle ?? '' },
  { title: '下一步措施', width: 16, cell: ({ nextRung }) => nextRung?.title ?? '' },
  {
    title: '下一步措施时间',
    width: 22,
    cell: ({ nextRung, rungState, held }) =>
      nextRung === null
        ? ''
        : nextRung.at !== null
          ? dayAndTime(nextRung.at)
          : held
            ? '暂缓'
            : rungState === 'AWAITING_SIGNATURE'
              ? '待签发后起算'
              : '',
  },
  { title: '可不计逾期责任', width: 8, cell: ({ excused }) => (excused ? '已认定' : '') },
];

interface SheetOf<Item> {
  readonly name: string;
  readonly heading: string;
  readonly items: readonly Item[];
  readonly columns: readonly Column<Item>[];
  readonly asked: string;
  readonly cut: boolean;
}

function sheetOf<Item extends ObligationItem>(of: SheetOf<Item>): Sheet<Buffer> {
  const all = figuresOf(of.items.map((item) => ({ ...item, count: 1 })));
  const { amountDue, amountReceived, amountWithheld } = all;
  const withheld = amountWithheld === zero ? '' : `，代扣 ${amountWithheld} 元`;
  const late = of.items.filter(({ state }) => state === 'OVERDUE').length;
  const passed = of.items.filter(({ state }) => state === 'PAST_PROPOSED').length;
  const unknown = of.items.filter((item) => item.kind === 'MONEY' && !hasFigure(item)).length;
  const open = unknown === 0 ? '' : `，另有 ${unknown} 项金额未定`;
  const apart = passed === 0 ? '' : `，另有 ${passed} 项已过建议日期，只作提醒，不计逾期`;
  const cut = of.cut ? '（只列出前面的部分，请缩小筛选范围）' : '';
  const data: SheetData = [
    [{ value: of.heading, fontWeight: 'bold' }],
    [of.asked],
    [
      `共 ${of.items.length} 项${cut}，应到 ${amountDue} 元，已到 ${amountReceived} 元${withheld}，` +
        `差额 ${shortOf(all)} 元${open}；其中逾期 ${late} 项${apart}`,
    ],
    of.columns.map(({ title }) => ({ value: title, fontWeight: 'bold' as const })),
    // Text keeps every fen; a spreadsheet's numbers lose them beyond fifteen digits.
    ...of.items.map((item) =>
      of.columns.map(({ cell, right }) => ({
        value: cell(item),
        type: String,
        ...(right ? { align: 'right' as const } : {}),
      })),
    ),
  ];
  return {
    data,
    sheet: of.name,
    stickyRowsCount: 4,
    columns: of.columns.map(({ width }) => ({ width })),
  };
}

interface Asked {
  readonly asked: string;
  readonly now: number;
  readonly cut: boolean;
}

const askedAt = ({ asked, now }: Asked): string => `${asked}；截至 ${instantText(now)}`;

/** The duties of a filter, one a line. */
export async function dutiesSheet(items: readonly ObligationItem[], of: Asked): Promise<Buffer> {
  return await writeXlsxFile([
    sheetOf({
      name: '责任事项',
      heading: '责任事项清单',
      items,
      columns,
      asked: askedAt(of),
      cut: of.cut,
    }),
  ]).toBuffer();
}

/** The board: who is late, and every duty of the filter. */
export async function boardSheet(
  board: Board,
  items: readonly ObligationItem[],
  of: Asked,
): Promise<Buffer> {
  const asked = askedAt(of);
  const { late } = board;
  return await writeXlsxFile([
    sheetOf({
      name: '逾期',
      heading: '逾期事项及督办情况',
      items: late.items,
      columns: lateColumns,
      asked,
      cut: late.items.length < late.count,
    }),
    sheetOf({ name: '全部', heading: '全部责任事项', items, columns, asked, cut: of.cut }),
  ]).toBuffer();
}
