import type { Node } from '#domain/formulas/terms.js';

type Share = Extract<Node, { op: 'share' }>;

/** One allotment laid out in rows of its own: weight, raw share in fen, floor, remainder, share. */
export interface Allotments {
  readonly shareCell: (node: Share) => string;
  readonly rows: () => readonly (readonly string[])[];
}

const SHEET = "'分配'";

/**
 * F00's largest remainder as cells: everybody's floor, then a fen each for the largest remainders,
 * ties to the larger weight, then to the smaller code. Formulas start with `=`, the rest is text.
 */
export function allotmentRows(formulaOf: (node: Node) => string, firstRow: number): Allotments {
  const blocks = new Map<string, { readonly node: Share; readonly row: number }>();
  let next = firstRow;
  const blockOf = (node: Share): { readonly node: Share; readonly row: number } => {
    const key = JSON.stringify([node.total, node.weights]);
    const known = blocks.get(key);
    if (known) return known;
    const block = { node, row: next };
    next += node.weights.length + 1;
    blocks.set(key, block);
    return block;
  };
  const linesOf = ({ node, row }: { node: Share; row: number }): string[][] => {
    const last = row + node.weights.length - 1;
    const column = (letter: string): string => `$${letter}$${row}:$${letter}$${last}`;
    return node.weights.map(({ code, node: weight }, index) => {
      const at = row + index;
      const ahead = [
        `(${column('F')}>F${at})`,
        `(${column('F')}=F${at})*(${column('C')}>C${at})`,
        `(${column('F')}=F${at})*(${column('C')}=C${at})*(${column('A')}<A${at})`,
      ].join('+');
      return [
        code,
        `=${formulaOf(node.total)}`,
        `=${formulaOf(weight)}`,
        `=IF(SUM(${column('C')})=0,0,B${at}*100*C${at}/SUM(${column('C')}))`,
        `=INT(ROUND(D${at},6))`,
        `=ROUND(D${at}-E${at},6)`,
        `=(E${at}+IF(SUMPRODUCT(${ahead})<ROUND(B${at}*100-SUM(${column('E')}),0),1,0))/100`,
      ];
    });
  };
  return {
    shareCell: (node) => {
      const { row } = blockOf(node);
      const index = node.weights.findIndex(({ code }) => code === node.code);
      return `${SHEET}!G${row + index}`;
    },
    rows: () => [...blocks.values()].flatMap((block) => [...linesOf(block), []]),
  };
}
