import type { Board } from '#contracts/api/board.js';
import type { ObligationState } from '#contracts/api/obligations.js';
import { loadPack } from '#policy/load-packs.js';
import {
  mostColumns,
  type MatrixCell,
  type MatrixColumn,
} from '#persistence/obligations/board-matrix.js';
import { lights } from '../obligations/obligation-item.js';

type Matrix = Board['matrix'];

const dutyOf = ({ code, stage }: MatrixColumn): string => `${code}.${stage}`;
const idOf = (column: MatrixColumn): string =>
  `${column.process}/${dutyOf(column)}/${column.period}`;

function columnOf(column: MatrixColumn): Matrix['columns'][number] {
  const { process, what, clause, period, statutory } = column;
  return { id: idOf(column), process, duty: dutyOf(column), what, clause, period, statutory };
}

function cellOf({ id, state, ...cell }: MatrixCell, column: string): Matrix['cells'][number] {
  const known = state as ObligationState;
  return { ...cell, column, state: known, light: lights[known], obligation: id };
}

/** County × dated stage and period, in the units' own order. */
export function matrixPanel(city: string, columns: readonly MatrixColumn[]): Matrix {
  const present = new Set(columns.flatMap(({ cells }) => cells.map(({ unit }) => unit)));
  const units =
    present.size === 0 ? [] : loadPack(city).units.filter(({ code }) => present.has(code));
  return {
    complete: columns.length < mostColumns,
    units: units.map(({ code, name }) => ({ unit: code, unitName: name.zh })),
    columns: columns.map(columnOf),
    cells: columns.flatMap((column) => column.cells.map((cell) => cellOf(cell, idOf(column)))),
  };
}
