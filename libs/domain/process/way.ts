/**
 * Where a decision leads (docs/adr/0031). FORWARD: the work goes on, and whoever decided stands for it;
 * BACK: an earlier desk has it again; STOP: what was asked for does not happen; ASIDE: the question is
 * left, put off or treated otherwise. Only FORWARD releases money.
 */
export const ways = ['FORWARD', 'BACK', 'STOP', 'ASIDE'] as const;
export type Way = (typeof ways)[number];
