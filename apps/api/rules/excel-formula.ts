import type { Node } from '#domain/formulas/terms.js';

/** Where a spreadsheet finds what a node refers to. */
export interface Cells {
  /** The cell of a figure by its name, `C12`. */
  readonly figure: (name: string) => string;
  /** The cell of one party's share of an allotment. */
  readonly share: (node: Extract<Node, { op: 'share' }>) => string;
}

/** A spreadsheet's numbers are binary: what lies this close to a fen, for its size, is that fen (F00). */
const DUST = { UP: '(1-1E-14)', DOWN: '(1+1E-14)' } as const;

/** A node of a working as the formula of a cell, without the equals sign. */
export function excelFormula(node: Node, cells: Cells): string {
  const of = (each: Node): string => excelFormula(each, cells);
  switch (node.op) {
    case 'figure':
      return cells.figure(node.name);
    case 'number':
      return node.text;
    case 'plus':
      return node.of.length === 0 ? '0' : `(${node.of.map(of).join('+')})`;
    case 'minus':
      return `(${of(node.left)}-${of(node.right)})`;
    case 'times':
      return `(${of(node.left)}*${of(node.right)})`;
    case 'over':
      return `(${of(node.left)}/${of(node.right)})`;
    case 'least':
      return `MIN(${node.of.map(of).join(',')})`;
    case 'most':
      return `MAX(${node.of.map(of).join(',')})`;
    case 'round':
      return node.mode === 'HALF_UP'
        ? `ROUND(${of(node.of)},2)`
        : `ROUND${node.mode}(${of(node.of)}*${DUST[node.mode]},2)`;
    case 'when': {
      const difference = `ROUND(${of(node.left)}-${of(node.right)},6)`;
      return `IF(${difference}${node.is}0,${of(node.yes)},${of(node.no)})`;
    }
    case 'share':
      return cells.share(node);
  }
}
