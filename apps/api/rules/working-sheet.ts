import writeXlsxFile, { type Cell, type SheetData } from 'write-excel-file/node';
import type { Node } from '#domain/formulas/terms.js';
import { valueOf } from '#domain/formulas/words.js';
import type { Working } from '#policy/formulas/evaluate.js';
import { allotmentRows } from './allotment-rows.js';
import { excelFormula } from './excel-formula.js';

const head = (value: string): Cell => ({ value, fontWeight: 'bold' });
const text = (value: string): Cell => ({ value, type: String, wrap: true });
const KINDS = { INPUT: '输入', PARAMETER: '参数', STEP: '计算' } as const;

/** The columns of the working: what, its name, the amount, how, clause, the words of the law. */
const COLUMNS = ['项目', '代号', '数值', '算法', '条款', '原文'];
const WIDTHS = [30, 26, 20, 44, 12, 60];
const VALUE = 'C';
const FIRST_ROW = 5;

const baseOf = (name: string): string => name.slice(name.lastIndexOf('.') + 1);

function namer({ definition, names }: Working): (name: string) => string {
  const words = new Map([
    ...definition.inputs.map(({ name, zh }): [string, string] => [name, zh]),
    ...names().map(({ step, zh }): [string, string] => [step, zh]),
  ]);
  return (name) => {
    const unit = /^\d{6}(?=\.)/.exec(name)?.[0];
    const word = words.get(name) ?? words.get(baseOf(name)) ?? name;
    return unit === undefined ? word : `${unit} ${word}`;
  };
}

/** A cell of an amount counts in whole fen, so that binary dust of a sum never shows. */
const rounded = (formula: string, value: string): string =>
  /^-?\d+\.\d{2}$/.test(value) ? `=ROUND(${formula},2)` : `=${formula}`;

/**
 * The working of one evaluation as a workbook: inputs and parameters are numbers one may change,
 * every step is a live formula over them, with clause and quote beside it. Which steps there are
 * follows from fund, year, level, assessment and reading, and stays as it was asked.
 */
export async function workingSheet(working: Working): Promise<Buffer> {
  const { definition, figures, trace, pack, readings } = working;
  const rowOf = new Map(figures.map(({ name }, index) => [name, FIRST_ROW + index]));
  // From the sheet of allotments a figure needs its sheet's name; on its own sheet it does no harm.
  const figure = (name: string): string => `'计算过程'!${VALUE}${rowOf.get(name) ?? 0}`;
  const formulaOf = (node: Node): string =>
    excelFormula(node, { figure, share: (share) => allotments.shareCell(share) });
  const allotments = allotmentRows(formulaOf, 2);
  const nameOf = namer(working);
  const said = new Map(trace.map((step) => [step.step, step]));
  const rows = figures.map(({ name, kind, term }): Cell[] => {
    const { clause, quote, expression } = said.get(name) ?? {
      clause: null,
      quote: null,
      expression: '',
    };
    const value = valueOf(term);
    const cell: Cell =
      kind === 'STEP'
        ? { type: 'Formula', value: rounded(formulaOf(term.node), value), format: '#,##0.00' }
        : { type: Number, value: Number(value) };
    return [
      text(nameOf(name)),
      text(name),
      cell,
      text(kind === 'STEP' ? expression : KINDS[kind]),
      text(clause ?? ''),
      text(quote ?? ''),
    ];
  });
  const chosen = Object.entries(readings).map(([id, code]) => `${id}=${code}`);
  const data: SheetData = [
    [head(`${definition.number} ${definition.title.zh} ${definition.title.en}`)],
    [text(`规则包 ${pack}${chosen.length > 0 ? `；口径 ${chosen.join('、')}` : ''}`)],
    [
      text(
        '输入和参数可以改动，其余各格自动重算；进位见各行算法：r2 四舍五入、up2 进分、floor2 去尾。',
      ),
    ],
    COLUMNS.map(head),
    ...rows,
  ];
  const shares: SheetData = [
    ['单位', '总额（元）', '权数', '应得（分）', '取整', '余数', '分得（元）'].map(head),
    ...allotments
      .rows()
      .map((row) =>
        row.map((cell): Cell =>
          cell.startsWith('=') ? { type: 'Formula', value: cell } : text(cell),
        ),
      ),
  ];
  return await writeXlsxFile([
    { data, sheet: '计算过程', columns: WIDTHS.map((width) => ({ width })), stickyRowsCount: 4 },
    { data: shares, sheet: '分配', columns: Array.from({ length: 7 }, () => ({ width: 18 })) },
  ]).toBuffer();
}
