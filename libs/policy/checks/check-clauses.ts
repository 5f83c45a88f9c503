import { clauseUses } from '../clause-uses.js';
import type { Pack } from '../pack.js';
import { isQuoted } from '../quotes.js';
import { finding, type Finding } from './finding.js';

/** Every sentence of a document belongs to a clause; a hole means that one was overlooked. */
function uncovered(pack: Pack): Finding[] {
  return pack.documents.flatMap(({ id }) => {
    const clauses = [...pack.clauses.values()].filter(({ document }) => document === id);
    let covered = 0;
    return clauses
      .toSorted((a, b) => a.sentences[0] - b.sentences[0])
      .flatMap((clause) => {
        const [first, last] = clause.sentences;
        const before = covered;
        covered = Math.max(covered, last);
        return first <= before + 1
          ? []
          : [
              finding(
                clause,
                clause.id,
                `第 ${before + 1} 至 ${first - 1} 句不属于任何条款`,
                `sentences ${before + 1} to ${first - 1} belong to no clause`,
              ),
            ];
      });
  });
}

function register(pack: Pack): Finding[] {
  const documents = new Set(pack.documents.map(({ id }) => id));
  const processes = new Set(pack.catalogue.processes.map(({ id }) => id));
  return [...pack.clauses.values()].flatMap((clause) => [
    ...(documents.has(clause.document)
      ? []
      : [
          finding(
            clause,
            clause.id,
            `没有文件 ${clause.document}`,
            `no document ${clause.document}`,
          ),
        ]),
    ...clause.processes
      .filter((id) => !processes.has(id))
      .map((id) =>
        finding(clause, clause.id, `processes/ 中没有 ${id}`, `${id} has no file in processes/`),
      ),
  ]);
}

/** Clauses that the pack rests on are registered, and what it quotes stands in them. */
function citations(pack: Pack): Finding[] {
  const undated = pack.undated.map((item) => ({ item, clause: item.clause, quote: null }));
  return [...clauseUses(pack), ...undated].flatMap(({ item, clause, quote }) => {
    const known = pack.clauses.get(clause);
    if (!known) {
      return [
        finding(
          item,
          clause,
          `clauses.yaml 没有条款 ${clause}`,
          `clause ${clause} is not in clauses.yaml`,
        ),
      ];
    }
    if (quote === null || isQuoted(known.quote, quote)) return [];
    return [
      finding(
        item,
        clause,
        `引文不在登记的条款里：“${quote}”`,
        `the quote is not in the registered clause: “${quote}”`,
      ),
    ];
  });
}

export function checkClauses(pack: Pack): Finding[] {
  return [...register(pack), ...uncovered(pack), ...citations(pack)];
}
