import type { Board } from '#contracts/api/board.js';
import type { ObligationState } from '#contracts/api/obligations.js';
import { loadPack } from '#policy/load-packs.js';
import {
  mostColumns,
  type MatrixCell,
  type MatrixColumn,
} from '#persistence/obligations/board-matrix.js';
import { lightOf } from '../obligations/obligation-item.js';

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
  return { ...cell, column, state: known, light: lightOf(known, cell.binding), obligation: id };
}

/** Where a duty stands in its process: the pack's order is the order of the work. */
function placeIn(city: string, { process, code, stage }: MatrixColumn): number {
  const obligations = loadPack(city).processes.get(process)?.obligations ?? [];
  const at = obligations.findIndex((each) => each.code === code && (each.stage ?? 1) === stage);
  return at === -1 ? obligations.length : at;
}

function inOrder(city: string, columns: readonly MatrixColumn[]): readonly MatrixColumn[] {
  return columns
    .map((column) => ({
      column,
      key: `${column.process} ${placeIn(city, column)} ${column.period}`,
    }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ column }) => column);
}

/** County × dated stage and period, in the units' own order. */
export function matrixPanel(city: string, columns: readonly MatrixColumn[]): Matrix {
  const present = new Set(columns.flatMap(({ cells }) => cells.map(({ unit }) => unit)));
  const units =
    present.size === 0 ? [] : loadPack(city).units.filter(({ code }) => present.has(code));
  return {
    complete: columns.length < mostColumns,
    units: units.map(({ code, name }) => ({ unit: code, unitName: name.zh })),
    columns: inOrder(city, columns).map(columnOf),
    cells: columns.flatMap((column) => column.cells.map((cell) => cellOf(cell, idOf(column)))),
  };
}
