import { Link } from '@tanstack/react-router';
import { clauseOf } from '../names/names.js';

/** 依据: document and article, which open the sentence in its document. */
export function ClausePlace({ city, clause }: { city: string; clause: string }) {
  const found = clauseOf(clause);
  return (
    <Link className="clause-place" to="/clauses" search={{ city, clause }} title={found?.quote}>
      {found ? `${found.number} ${found.article}` : clause}
    </Link>
  );
}
