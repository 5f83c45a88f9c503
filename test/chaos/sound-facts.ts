import type { Operation } from './history.js';
import type { DecisionFact, Facts, TransferFact } from './facts.js';

const cityCase = 'lishui/P11/331100/EMPLOYEE/2022-10';
const countyCase = 'lishui/P11/331102/EMPLOYEE/2022-10';
const sheet = [
  { unit: '331101', amount: '5.00' },
  { unit: '331102', amount: '100.00' },
];
const noon = Date.parse('2022-10-09T12:00:00+08:00');

const releases: TransferFact['releases'] = [
  {
    decisionId: 'd1',
    person: 'agency',
    department: 'INSURANCE_AGENCY',
    kind: 'p11.consolidate',
    approved: sheet,
  },
  {
    decisionId: 'd2',
    person: 'finance',
    department: 'FINANCE',
    kind: 'p11.financeApprove',
    approved: sheet,
  },
];

const paid = {
  state: 'POSTED',
  valueDate: '2022-10-08',
  nextAskAt: null,
  openTasks: 0,
} as const;

const appropriation: TransferFact = {
  ...paid,
  key: `${cityCase}/APPROPRIATION/1/out`,
  direction: 'OUT',
  caseId: cityCase,
  unit: '331100',
  obligation: 'APPROPRIATION',
  from: '331100110010001',
  fromType: 'SFA_CITY',
  to: '331100210010001',
  toType: 'EXP_CITY',
  amount: '105.00',
  releases,
};

const disbursement: TransferFact = {
  ...appropriation,
  key: `${countyCase}/DISBURSEMENT/1/out`,
  caseId: countyCase,
  unit: '331102',
  obligation: 'DISBURSEMENT',
  from: '331100210010001',
  fromType: 'EXP_CITY',
  to: '331102220010001',
  toType: 'EXP_COUNTY',
  amount: '100.00',
};

const deposit: TransferFact = {
  ...appropriation,
  key: 'BANK-20221008-000001',
  direction: 'IN',
  caseId: null,
  obligation: null,
  from: '331100520010001',
  fromType: 'PROVIDER',
  to: '331102220010001',
  toType: 'EXP_COUNTY',
  amount: '7.01',
  releases: [],
};

const decision = (id: string, kind: string): DecisionFact => ({
  id,
  taskId: `task of ${id}`,
  kind,
  caseId: cityCase,
  code: 'APPROVE',
  person: `person of ${id}`,
  key: `key of ${id}`,
  state: 'APPLIED',
  note: null,
});

const sent = ({ id, taskId, kind, code, key }: DecisionFact): Operation => ({
  process: 'somebody',
  key,
  taskId,
  kind,
  code,
  invokedAt: 1,
  endedAt: 2,
  ending: 'ok',
  attempts: 1,
  decisionId: id,
  said: null,
});

const decisions = [decision('d1', 'p11.consolidate'), decision('d2', 'p11.financeApprove')];
const transfers = [appropriation, disbursement, deposit];

const line = ({ key, from, to, amount, valueDate }: TransferFact) => ({
  system: 'bank',
  key,
  from,
  to,
  amount,
  valueDate: valueDate ?? '',
});

/** What a month of one county looks like when nothing is wrong with it. */
export const soundFacts: Facts = {
  businessNow: noon,
  history: decisions.map(sent),
  journal: transfers.map(line),
  vouchers: [appropriation, disbursement].map(line),
  transfers,
  decisions,
  audited: new Map(decisions.map(({ id }) => [id, 1])),
  cases: [cityCase, countyCase].map((id) => ({
    id,
    finished: true,
    waitingFor: null,
    openTasks: 0,
    duties: 0,
    wakesAt: null,
    nextAskAt: null,
    unsent: 0,
    engine: 'COMPLETED',
  })),
  statements: [
    {
      workflowId: 'statements/lishui/2022-10-08',
      missing: 0,
      wakesAt: null,
      unsent: 0,
      engine: 'COMPLETED',
    },
  ],
  rungs: [{ obligation: 'o1', rung: 'BREACH', times: 1 }],
  funds: [{ fund: 'EMPLOYEE', sum: '0.00' }],
  ledger: [],
};
