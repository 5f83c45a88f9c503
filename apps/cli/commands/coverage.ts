import { coverageOf, outlinesOf, type CoveredClause } from '#policy/coverage.js';
import { cityPacks } from '../city-pack.js';
import { done, say, spoken, type Answer, type Manner } from '../terminal.js';

function lineOf(manner: Manner, { clause, article, governs, reason }: CoveredClause): string {
  const governed = governs.map(({ kind, id }) => `${kind} ${id}`).join('、');
  const why = reason === null ? '' : say(manner, reason.zh, reason.en);
  return `${clause}  ${article}  ${governed === '' ? `— ${why}` : governed}`;
}

/** `policy coverage [<city>]`: every clause id, with what it governs or why nothing. */
export function coverageAnswer(manner: Manner, city: string): Answer {
  const packs = cityPacks(city);
  const items = packs.flatMap(coverageOf);
  const governing = items.filter(({ governs }) => governs.length > 0).length;
  const head = say(
    manner,
    `条款 ${items.length} 条：${governing} 条有所规范，${items.length - governing} 条写明理由`,
    `${items.length} clauses: ${governing} govern something, ${items.length - governing} say why not`,
  );
  return done({ items: spoken(manner, items), documents: packs.flatMap(outlinesOf) }, [
    head,
    ...items.map((item) => lineOf(manner, item)),
  ]);
}
