/** Why something was refused or failed, by who must act. Never matched by message text. */
export const FailureCode = {
  /** An officer must act; asking again does not help. */
  Refused: 'refused/by-rule',
  StepClosed: 'refused/step-closed',
  /** Somebody else's message; a person looks who reaches the engine. */
  NotOurs: 'refused/not-ours',
  /** Nobody must act; the engine asks again. */
  Unavailable: 'unavailable/outside-system',
  /** A developer must act; the case waits for a mended worker. */
  Broken: 'broken/unexpected',
} as const;
export type FailureCode = (typeof FailureCode)[keyof typeof FailureCode];
