import type { Amendment } from '#contracts/amendments.js';

let count = 0;

/** What Lishui has adopted: a ratio for both funds from 2022 on, changed as a test wants it. */
export const adopted = (change: Partial<Amendment>): Amendment => ({
  id: `a${(count += 1)}`,
  city: 'lishui',
  kind: 'PARAMETER',
  key: 'p21.reserveRatio',
  fund: null,
  value: '0.30',
  from: '2022-01-01',
  to: null,
  document: { number: '丽政发〔2023〕1号', date: '2023-01-05', issuer: '丽水市人民政府' },
  by: [{ person: '甲', desk: '331100.FINANCE.approver' }],
  on: '2023-01-06',
  caseId: 'c',
  supersedes: null,
  ...change,
});
