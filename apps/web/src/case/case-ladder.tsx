import type { CaseView } from '../api/types.js';
import { DutyLetters } from '../obligations/duty-letters.js';
import { RungHistory } from '../obligations/rung-history.js';
import { useDutyOf } from '../obligations/use-duty-of.js';
import '../styles/duty.css';

/** A breach's case (P26): the rungs of the duty it is about, and the letters. */
export function CaseLadder({ view }: { view: CaseView }) {
  const duty = useDutyOf(view.id);
  if (!duty) return null;
  return (
    <>
      <RungHistory duty={duty} />
      <DutyLetters letters={duty.letters} />
    </>
  );
}
