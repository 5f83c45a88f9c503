import type { Wait } from './cases.js';
import type { Asked } from './escalation.js';

/** Where an open item stands: over, to be paid back, or before these desks. */
export type OpenItemStanding =
  | { readonly settled: true }
  | {
      readonly settled: false;
      readonly pays: boolean;
      readonly asks: readonly Asked[];
      /** When to ask again though nobody decided. */
      readonly wait?: Wait;
    };

/**
 * 对账 P24 (丽政办发〔2021〕61号 附件第三条): money nobody knows, money too much, a statement that has
 * not come, a payment that nobody ordered.
 */
export interface OpenItemActivities {
  /** What has been decided, and what stands before whom; closes an item that is settled. */
  openItemStanding(request: {
    readonly caseId: string;
    readonly after?: string;
  }): Promise<OpenItemStanding>;
}
