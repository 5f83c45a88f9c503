import type { Wait } from './cases.js';

/** A step that should stand before its desk now. */
export interface Asked {
  readonly step: string;
  readonly round: number;
}

/** Where a breach's ladder stands. */
export type LadderStanding =
  | { readonly ended: true }
  | { readonly ended: false; readonly asks: readonly Asked[]; readonly wait?: Wait };

/** 督办 P26: one breach climbs its ladder. */
export interface EscalationActivities {
  /** Records the rungs whose hour has come, tells whom they tell, drafts what must be signed. */
  climbLadder(request: {
    readonly caseId: string;
    readonly after?: string;
  }): Promise<LadderStanding>;
}
