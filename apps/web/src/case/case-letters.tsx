import { useQueries } from '@tanstack/react-query';
import type { CaseView } from '../api/types.js';
import { letterQuery } from '../letters/letter-queries.js';
import { DutyLetters } from '../obligations/duty-letters.js';
import { ProblemNote } from '../ui/problem-note.js';

/** 公文: the letters about the duties of a case, as its page reads them one by one. */
export function CaseLetters({ view }: { view: CaseView }) {
  const letters = useQueries({ queries: view.letters.map((id) => letterQuery(id)) });
  const failed = letters.find(({ isError }) => isError);
  return (
    <>
      {failed && <ProblemNote error={failed.error} />}
      <DutyLetters letters={letters.flatMap(({ data }) => data ?? [])} />
    </>
  );
}
