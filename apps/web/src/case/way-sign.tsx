import { useTranslation } from 'react-i18next';
import type { CaseView } from '../api/types.js';

type State = NonNullable<CaseView['way']>[number]['state'];

const SHAPES: Readonly<Record<State, string>> = {
  DONE: 'M6.6 13.2 1.9 8.5l1.7-1.7 3 3 5.9-6 1.7 1.7Z',
  OPEN: 'M4 2l9 6-9 6Z',
  TO_COME: 'M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11Zm0 2a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7Z',
  WITHDRAWN: 'M3.4 2 8 6.6 12.6 2 14 3.4 9.4 8l4.6 4.6-1.4 1.4L8 9.4 3.4 14 2 12.6 6.6 8 2 3.4Z',
  SKIPPED: 'M2 7h12v2H2Z',
};

/** Where a stage or a desk stands: a shape and a word, so that it reads in black and white too. */
export function WaySign({ state }: { state: State }) {
  const { t } = useTranslation();
  return (
    <span className={`way-sign way-sign-${state.toLowerCase()}`}>
      <svg viewBox="0 0 16 16" width="13" height="13" aria-hidden="true">
        <path d={SHAPES[state]} />
      </svg>
      {t(`case.stepState.${state}`)}
    </span>
  );
}
