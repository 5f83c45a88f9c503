import { sum, yuan } from '#domain/money/yuan.js';
import type { Database, Prepared } from '../database.js';
import type { ReadingScope } from '../organisation/reading-scope.js';
import { allOf, prepared, Values } from '../select-text.js';
import { dutyConditions, stateFor, type ObligationFilter } from './obligation-filter.js';

/** One county's duties in a column: the worst state, how many and how much. */
export interface MatrixCell {
  readonly unit: string;
  readonly state: string;
  /** False where only a day that reminds stands there: passing it is no breach. */
  readonly binding: boolean;
  readonly count: number;
  readonly late: number;
  readonly amountDue: string;
  readonly amountReceived: string;
  readonly amountWithheld: string;
  /** The duty itself, where the cell is only one. */
  readonly id: string | null;
}

/** One dated stage of a duty in one period. */
export interface MatrixColumn {
  readonly process: string;
  readonly code: string;
  readonly stage: number;
  readonly what: string;
  readonly clause: string;
  readonly period: string;
  readonly statutory: string;
  readonly cells: readonly MatrixCell[];
}

/** Worst first; a cell is never better than the worst duty in it, and late never hides behind in time. */
const worstFirst = [
  'OVERDUE',
  'OVERDUE_PROVISIONAL',
  'AWAITING_PROOF',
  'DUE_TODAY',
  'DUE_SOON',
  'PAST_PROPOSED',
  'MET_LATE',
  'MET_BY_WITHHOLDING',
  'NOT_DUE',
  'MET',
  'WAIVED',
];

export const mostColumns = 400;

/**
 * One row a column: a thousand cells as a thousand rows cost more to carry than to find. No field
 * of a cell holds a blank or a comma. Bench and tests explain the statement.
 */
export function matrixStatement(
  scopes: readonly ReadingScope[],
  filter: ObligationFilter,
): { readonly statement: Prepared; readonly values: readonly unknown[] } {
  const values = new Values();
  const text = `SELECT o.process, o.code, o.stage, min(o.what) AS what, min(o.clause) AS clause, o.period,
      min(o.statutory) AS statutory, string_agg(concat_ws(' ', o.unit, ${stateFor(scopes)},
        o.binds, o.amount_due, o.amount_received, o.amount_withheld, o.id), ',') AS cells
    FROM obligation o WHERE ${allOf(dutyConditions(scopes, filter, values))}
    GROUP BY o.process, o.code, o.stage, o.period
    ORDER BY o.process, o.code, o.stage, o.period LIMIT ${values.at(mostColumns)}`;
  return { statement: prepared(text), values: values.list };
}

function cellOf(text: string): MatrixCell {
  const [unit = '', state = '', binds, ...rest] = text.split(' ');
  const [amountDue = '', amountReceived = '', amountWithheld = '', id = ''] = rest;
  const binding = binds === 't';
  const late = state === 'OVERDUE' ? 1 : 0;
  return { unit, state, binding, count: 1, late, amountDue, amountReceived, amountWithheld, id };
}

const total = (amounts: readonly string[]): string => sum(amounts.map(yuan));

/** A unit's duties of two funds stand in one cell. */
function together(unit: string, cells: readonly MatrixCell[]): MatrixCell {
  const [only] = cells;
  if (only && cells.length === 1) return only;
  const states = new Set(cells.map((each) => each.state));
  const state = worstFirst.find((each) => states.has(each)) ?? '';
  return {
    unit,
    state,
    binding: cells.some((each) => each.state === state && each.binding),
    count: cells.length,
    late: cells.filter(({ late }) => late > 0).length,
    amountDue: total(cells.map(({ amountDue }) => amountDue)),
    amountReceived: total(cells.map(({ amountReceived }) => amountReceived)),
    amountWithheld: total(cells.map(({ amountWithheld }) => amountWithheld)),
    id: null,
  };
}

function cellsOf(texts: readonly string[]): readonly MatrixCell[] {
  const units = new Map<string, MatrixCell[]>();
  for (const text of texts) {
    const cell = cellOf(text);
    const known = units.get(cell.unit);
    if (known) known.push(cell);
    else units.set(cell.unit, [cell]);
  }
  return [...units].map(([unit, cells]) => together(unit, cells));
}

type Row = Omit<MatrixColumn, 'cells'> & { readonly cells: string };

/** Duties by county and dated stage, one period's or one year's. */
export async function boardMatrix(
  database: Database,
  scopes: readonly ReadingScope[],
  filter: ObligationFilter,
): Promise<MatrixColumn[]> {
  if (scopes.length === 0) return [];
  const { statement, values } = matrixStatement(scopes, filter);
  const rows = await database.read<Row>(statement, values);
  return rows.map(({ cells, ...column }) => ({ ...column, cells: cellsOf(cells.split(',')) }));
}
