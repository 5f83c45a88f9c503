import type { Board } from '../api/types.js';

export type Cell = Board['matrix']['cells'][number];
export type Column = Board['matrix']['columns'][number];

/** The periods of one dated stage, side by side under its name. */
export interface MatrixDuty {
  readonly id: string;
  readonly process: string;
  readonly columns: readonly Column[];
}

export function stageOf({ process, duty }: Column): {
  readonly process: string;
  readonly code: string;
  readonly stage: number;
} {
  const [code = '', stage] = duty.split('.');
  return { process, code, stage: Number(stage) };
}

/** Columns in the order they came, grouped by duty. */
export function dutiesOf(columns: readonly Column[]): readonly MatrixDuty[] {
  const duties = new Map<string, Column[]>();
  for (const column of columns) {
    const id = `${column.process}/${column.duty}`;
    duties.set(id, [...(duties.get(id) ?? []), column]);
  }
  return [...duties].map(([id, own]) => ({ id, process: own[0]?.process ?? '', columns: own }));
}

/** How many, and how many of them late. */
export const tally = (cells: readonly Cell[]): { late: number; count: number } => ({
  late: cells.reduce((all, cell) => all + cell.late, 0),
  count: cells.reduce((all, cell) => all + cell.count, 0),
});
