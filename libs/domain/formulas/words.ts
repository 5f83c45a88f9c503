import type { Node, Term } from './terms.js';

const ROUNDINGS = { HALF_UP: 'r2', UP: 'up2', DOWN: 'floor2' } as const;

const SIGNS = { plus: '+', minus: '−', times: '×', over: '÷' } as const;

const loose = (node: Node): boolean => node.op === 'plus' || node.op === 'minus';

const inside = (node: Node): string => (loose(node) ? `(${written(node)})` : written(node));

/** A working as a line of text: `r2(p19.reserveShare × gap3)`; r2, up2, floor2 are F00's roundings. */
export function written(node: Node): string {
  switch (node.op) {
    case 'figure':
      return node.name;
    case 'number':
      return node.text;
    case 'plus':
      return node.of.map(inside).join(` ${SIGNS.plus} `);
    case 'minus':
      return `${written(node.left)} ${SIGNS.minus} ${inside(node.right)}`;
    case 'times':
      return `${inside(node.left)} ${SIGNS.times} ${inside(node.right)}`;
    case 'over':
      return `${inside(node.left)} ${SIGNS.over} ${inside(node.right)}`;
    case 'least':
      return `min(${node.of.map(written).join(', ')})`;
    case 'most':
      return `max(${node.of.map(written).join(', ')})`;
    case 'round':
      return `${ROUNDINGS[node.mode]}(${written(node.of)})`;
    case 'when':
      return `if(${written(node.left)} ${node.is} ${written(node.right)}, ${written(node.yes)}, ${written(node.no)})`;
    case 'share':
      return `allot(${written(node.total)} by ${node.weights.map(({ node: of }) => written(of)).join(' : ')})[${node.code}]`;
  }
}

/** A figure as text: two decimals where that is all of it, more where it is finer (never for money owed). */
export function valueOf({ value }: Term): string {
  const cents = value.mul(100);
  if (cents.d !== 1n) return value.toString(10);
  const digits = String(cents.n).padStart(3, '0');
  return `${cents.s < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
