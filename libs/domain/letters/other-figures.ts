import type { Wording } from './merge-words.js';

const FIGURE = /\d[\d,.]*(?:年\d+月\d+日|元（[^）]*）)?/gu;
const CLAUSE_END = /[，；。：]/u;

const linesOf = ({ title, body }: Wording): readonly string[] => [title, ...body];
const clausesOf = (line: string): readonly string[] => line.split(CLAUSE_END);

/** A clause without its figures; null where it has none. */
function shapeOf(clause: string): string | null {
  const shape = clause.replace(FIGURE, '#');
  return shape === clause ? null : shape;
}

/**
 * A person's paragraphs that say in the system's words what the system says with other figures: `已逾期47天`
 * beside `已逾期48天`. So reads an older draft that was put back whole (P26).
 */
export function otherFigures(mine: Wording, drawn: Wording): readonly string[] {
  const clauses = new Set(linesOf(drawn).flatMap(clausesOf));
  const shapes = new Set([...clauses].map(shapeOf));
  return linesOf(mine).filter((line) =>
    clausesOf(line).some((clause) => {
      const shape = shapeOf(clause);
      return shape !== null && shapes.has(shape) && !clauses.has(clause);
    }),
  );
}
