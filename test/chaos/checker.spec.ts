import { check } from './checker.js';
import type { CaseFact, Facts, TransferFact } from './facts.js';
import { soundFacts } from './sound-facts.js';

const names = (facts: Facts): readonly string[] => [
  ...new Set(check(facts).map((finding) => finding.check)),
];
const doctored = (change: Partial<Facts>): readonly string[] => names({ ...soundFacts, ...change });

const [appropriation, disbursement] = soundFacts.transfers as [TransferFact, TransferFact];
const [cityCase, countyCase] = soundFacts.cases as [CaseFact, CaseFact];

const transfer = (index: number, change: Partial<TransferFact>): Partial<Facts> => ({
  transfers: soundFacts.transfers.map((each, at) => (at === index ? { ...each, ...change } : each)),
});
const openCase = (change: Partial<CaseFact>): Partial<Facts> => ({
  cases: [cityCase, { ...countyCase, finished: false, engine: 'RUNNING', ...change }],
});

describe('the three-way checker', () => {
  test('says nothing of a month that is sound', () => {
    expect(check(soundFacts)).toEqual([]);
  });

  const bank: readonly (readonly [string, Partial<Facts>, readonly string[]])[] = [
    [
      'a line that the bank has twice',
      { journal: [...soundFacts.journal, ...soundFacts.journal.slice(0, 1)] },
      ['EXECUTED_TWICE'],
    ],
    [
      'money that arrived and was never booked',
      { transfers: [appropriation, disbursement] },
      ['NOT_IN_LEDGER'],
    ],
    [
      'a payment that the bank executed and the ledger calls unknown',
      transfer(1, { state: 'UNKNOWN', nextAskAt: soundFacts.businessNow + 1 }),
      ['NOT_IN_LEDGER'],
    ],
    [
      'a payment that only the ledger knows',
      { journal: soundFacts.journal.slice(1) },
      ['NOT_AT_BANK'],
    ],
    ['0.01 too much in the ledger', transfer(2, { amount: '7.02' }), ['DIFFERENT']],
    ['another value date', transfer(0, { valueDate: '2022-10-09' }), ['DIFFERENT']],
    ['another account', transfer(2, { to: '331121220010001' }), ['DIFFERENT']],
    [
      'a duty that was paid under two instalments',
      {
        transfers: [
          ...soundFacts.transfers,
          { ...disbursement, key: disbursement.key.replace('/1/', '/2/') },
        ],
        journal: [
          ...soundFacts.journal,
          { ...soundFacts.journal[1]!, key: disbursement.key.replace('/1/', '/2/') },
        ],
        vouchers: [
          ...soundFacts.vouchers,
          { ...soundFacts.vouchers[1]!, key: disbursement.key.replace('/1/', '/2/') },
        ],
      },
      ['PAID_TWICE'],
    ],
    [
      'a payment without its voucher',
      { vouchers: soundFacts.vouchers.slice(1) },
      ['VOUCHER_MISSING'],
    ],
    [
      'a voucher that finance got twice',
      { vouchers: [...soundFacts.vouchers, ...soundFacts.vouchers.slice(0, 1)] },
      ['VOUCHER_TWICE'],
    ],
  ];

  test.each(bank)('names %s', (_what, change, expected) => {
    expect(doctored(change)).toEqual(expected);
  });

  const decided: readonly (readonly [string, Partial<Facts>, readonly string[]])[] = [
    [
      'money released by one person',
      transfer(1, { releases: disbursement.releases.slice(1) }),
      ['RELEASED_BY_TOO_FEW'],
    ],
    [
      'money that left the fiscal account by one department',
      transfer(0, {
        releases: appropriation.releases.map((each) => ({ ...each, department: 'FINANCE' })),
      }),
      ['RELEASED_BY_TOO_FEW'],
    ],
    [
      '0.01 more paid than decided, though ledger and bank agree',
      {
        ...transfer(1, { amount: '100.01' }),
        journal: soundFacts.journal.map((line) =>
          line.key === disbursement.key ? { ...line, amount: '100.01' } : line,
        ),
        vouchers: soundFacts.vouchers.map((line) =>
          line.key === disbursement.key ? { ...line, amount: '100.01' } : line,
        ),
      },
      ['NOT_AS_DECIDED'],
    ],
    [
      'a decision that was acknowledged and is gone',
      { decisions: soundFacts.decisions.slice(1), audited: new Map([['d2', 1]]) },
      ['DECISION_LOST'],
    ],
    [
      'a decision that was acknowledged and never applied',
      { decisions: soundFacts.decisions.map((each) => ({ ...each, state: 'ACCEPTED' })) },
      ['NOT_APPLIED'],
    ],
    [
      'a decision that was refused and is there all the same',
      {
        history: soundFacts.history.map((each) => ({ ...each, ending: 'fail', decisionId: null })),
      },
      ['REFUSED_AND_DONE'],
    ],
    [
      'two different answers to one key',
      { history: soundFacts.history.map((each) => ({ ...each, decisionId: 'd1 and d9' })) },
      ['ANSWERS_DIFFER'],
    ],
    [
      'a decision that nobody sent',
      { history: soundFacts.history.slice(1) },
      ['DECISION_FROM_NOWHERE'],
    ],
    [
      'a task that was decided twice',
      {
        decisions: soundFacts.decisions.map((each) => ({ ...each, taskId: 'one task' })),
        history: soundFacts.history.map((each) => ({ ...each, taskId: 'one task' })),
      },
      ['DECIDED_TWICE'],
    ],
    ['a decision without its audit line', { audited: new Map([['d1', 1]]) }, ['AUDIT']],
    [
      'an audit line without its decision',
      { audited: new Map([...soundFacts.audited, ['d3', 1]]) },
      ['AUDIT'],
    ],
  ];

  test.each(decided)('names %s', (_what, change, expected) => {
    expect(doctored(change)).toEqual(expected);
  });

  test('lets what nobody knows be there or not', () => {
    const unclear = soundFacts.history.map((each) => ({
      ...each,
      ending: 'info' as const,
      decisionId: null,
    }));
    expect(doctored({ history: unclear })).toEqual([]);
    const [first] = unclear;
    expect(doctored({ history: [...soundFacts.history, { ...first!, key: 'lost' }] })).toEqual([]);
  });

  const stuck: readonly (readonly [string, Partial<Facts>, readonly string[]])[] = [
    ['a case that nothing carries on', openCase({}), ['STUCK']],
    ['a case that waits for money nobody owes', openCase({ waitingFor: 'RECEIPT' }), ['STUCK']],
    [
      'a case whose timer should have rung',
      openCase({ wakesAt: soundFacts.businessNow - 3_600_000 }),
      ['STUCK'],
    ],
    [
      'a case that waits for the city, which waits for nobody',
      openCase({ waitingFor: 'CITY' }),
      ['STUCK'],
    ],
    ['a case that the engine has lost', openCase({ openTasks: 1, engine: 'ABSENT' }), ['STUCK']],
    [
      'a case that the worker cannot go on with',
      openCase({ openTasks: 1, engine: 'STALLED' }),
      ['STUCK'],
    ],
    [
      'a task of a case that is over',
      { cases: [cityCase, { ...countyCase, openTasks: 1 }] },
      ['TASK_OF_FINISHED_CASE'],
    ],
    [
      'a workflow that goes on after its case',
      { cases: [cityCase, { ...countyCase, engine: 'RUNNING' }] },
      ['UNENDED'],
    ],
    [
      'a payment that nobody asks about any more',
      {
        ...transfer(1, { state: 'UNKNOWN' }),
        journal: soundFacts.journal.filter(({ key }) => key !== disbursement.key),
      },
      ['TRANSFER_LOST'],
    ],
    [
      'a day whose statement nobody asks for any more',
      { statements: soundFacts.statements.map((each) => ({ ...each, missing: 1 })) },
      ['STATEMENTS_LOST'],
    ],
    [
      'a rung that was climbed twice',
      { rungs: [{ obligation: 'o1', rung: 'HEADS', times: 2 }] },
      ['RUNG_TWICE'],
    ],
    ['a fund that is a fen off', { funds: [{ fund: 'EMPLOYEE', sum: '0.01' }] }, ['FUND_SUM']],
    [
      'what the ledger’s own audit finds',
      { ledger: [{ check: 'CHAIN', id: '1', expected: '1.00', found: '2.00' }] },
      ['LEDGER_CHAIN'],
    ],
  ];

  test.each(stuck)('names %s', (_what, change, expected) => {
    expect(doctored(change)).toEqual(expected);
  });

  test('is content with a case that somebody or something carries on', () => {
    for (const change of [
      { openTasks: 1 },
      { wakesAt: soundFacts.businessNow + 1 },
      { nextAskAt: soundFacts.businessNow + 1 },
      { unsent: 1 },
      { waitingFor: 'RECEIPT', duties: 1 },
    ]) {
      expect(doctored(openCase(change))).toEqual([]);
    }
  });
});
