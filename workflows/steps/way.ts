import type { Verdict } from '#contracts/engine.js';
import type { Way } from '#domain/process/way.js';

/** What histories and messages of before decisions had a way hold: a code alone. No new code comes here. */
const before: Readonly<Record<string, Way>> = { RETURN: 'BACK', CANCEL_TRANSFER: 'STOP' };

/** Where a person's decision leads the case. */
export const wayOf = ({ way, code }: Verdict): Way => way ?? before[code] ?? 'FORWARD';

/** The case goes on only where the decision went forward; an objection or a refusal is no consent. */
export const goesForward = (verdict: Verdict): boolean => wayOf(verdict) === 'FORWARD';
