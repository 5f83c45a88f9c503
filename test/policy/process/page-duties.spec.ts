import { refused } from './changed-page.js';

describe('a duty, a transfer, an opening is refused', () => {
  refused({ city: 'handan', process: 'P12', in: 'law' }, [
    [
      'without a due rule and without UNSET',
      '    due: { rule: yearEnd, months: 0 }\n',
      '',
      /\(HD-10\.g\): obligations\.2\.due: 须写日期规则，文件没有写的写 \{ rule: UNSET \}.*who decides/,
    ],
    [
      'UNSET without who decides',
      'due: { rule: yearEnd, months: 0 }',
      'due: { rule: UNSET }',
      /\(HD-10\.g\): obligations\.2\.due\.decides/,
    ],
    [
      'another day than deadlines.yaml says',
      'due: { rule: quarterDay, day: 5,',
      'due: { rule: quarterDay, day: 6,',
      /\(HD-10\.f\): ADVANCE 的日期与 deadlines\.yaml 不同/,
    ],
    [
      'an account pair off the whitelist',
      'to: { type: EXP_CITY, at: CITY }',
      'to: { type: RISK_RESERVE, at: CITY }',
      /\(HD-10\.f\): ADVANCE：SFA_CITY 到 RISK_RESERVE 不在允许的资金流向里.*no allowed pair/,
    ],
    [
      'released by one department',
      'decidedBy: [p12.applyApprove, p12.approve]',
      'decidedBy: [p12.review, p12.approve]',
      /ADVANCE：须 2 人、2 个部门放行/,
    ],
    [
      'released by one desk',
      'decidedBy: [p12.return, p12.returnApprove]',
      'decidedBy: [p12.returnApprove]',
      /RETURN：须 2 人、1 个部门放行/,
    ],
    [
      'released by a step of another case',
      'decidedBy: [p12.return, p12.returnApprove]',
      'decidedBy: [p12.return, p12.approve]',
      /RETURN：没有步骤 p12\.approve/,
    ],
    [
      'an amount from nowhere',
      'amount: works.returned',
      'amount: works.advance',
      /RETURN：金额没有来处：works\.advance/,
    ],
    [
      'a transfer that no stage pays',
      'pay: { transfers: [RETURN] }',
      'record: { state: ZERO_TESTED }',
      /RETURN：没有环节划拨它 \/ RETURN: no stage pays it/,
    ],
    [
      'opened before a duty nobody owes',
      'before: { duty: ADVANCE,',
      'before: { duty: ADVANCES,',
      /\(HD-10\.f\): 没有责任事项 ADVANCES/,
    ],
    [
      'opened in two ways at once',
      'before: { duty: ADVANCE, workingDays: 10 },',
      "before: { duty: ADVANCE, workingDays: 10 }, by: ['{city}.FINANCE.approver'],",
      /写 due、before、after、by 中的一个.*one of/,
    ],
    [
      'money of all funds in one case',
      'every: QUARTER, fund: EACH',
      'every: QUARTER, fund: ALL',
      /有钱的办件须分险种/,
    ],
    [
      'a leading office nobody listed',
      "lead: '{city}.HEALTHCARE_SECURITY'",
      "lead: '{city}.POLICE'",
      /没有牵头部门 \{city\}\.POLICE/,
    ],
    [
      'a key of the other layer',
      'id: P12\n',
      'id: P12\ntitle: { zh: 周转金, en: Advance }\n',
      /title/,
    ],
  ]);
  refused({ city: 'lishui', process: 'P20', in: 'law' }, [
    [
      'a debtor the city has not',
      "debtor: '{unit}.FINANCE'",
      "debtor: '{unit}.TAX'",
      /TOP_UP：(CITY_UNIT|COUNTY_UNIT) 没有部门 \{unit\}\.TAX/,
    ],
    [
      'money that reaches no account',
      '    receivedAt: SFA_CITY\n',
      '',
      /TOP_UP：钱到哪个账户没有写/,
    ],
    ['a plan that no state meets', '    metBy: NOTICED\n', '', /TEST：没有环节使它完成/],
    [
      'opened after a state that never comes',
      'after: { case: CITY, state: NOTICED }',
      'after: { case: CITY, state: COLLECTING }',
      /没有这个开办条件：CITY COLLECTING/,
    ],
  ]);
});

describe('a duty in several dated rows', () => {
  refused({ city: 'lishui', process: 'P08', in: 'law' }, [
    [
      'a state for one of its rows only',
      'states: [STAGE1, STAGE2]',
      'states: [STAGE1]',
      /SUBSIDY 有 2 次到账，states 写了 1 个状态/,
    ],
    ['a state that has no words', 'overdue: OVERDUE', 'overdue: LATE', /词里没有状态 LATE/],
    ['a first state that has no words', 'state: COMPUTED', 'state: BEGUN', /词里没有状态 BEGUN/],
    [
      'a state of a desk that has no words',
      'state: CONFIRMED',
      'state: FILED',
      /词里没有状态 FILED/,
    ],
    [
      'a day of a step that stands nowhere',
      'days:\n  p08.confirm:',
      'days:\n  p08.draft:',
      /步骤 p08\.draft 不在这里，或者已有责任事项的日期（days）/,
    ],
    [
      'nothing of a kind that there is not',
      'hardship: nothing.yuan',
      'hardship: nothing.money',
      /环节 figures 没有这个来处：nothing\.money/,
    ],
  ]);
  refused({ city: 'lishui', process: 'P08', in: 'words' }, [
    [
      'a duty that the case does not collect',
      'duty.SUBSIDY.credit',
      'duty.GRANT.credit',
      /表单 checked 里没有来处：duty\.GRANT\.credit/,
    ],
    [
      'a part that only who remits is told',
      'duty.SUBSIDY.credit',
      'duty.SUBSIDY.outstanding',
      /表单 checked 里没有来处：duty\.SUBSIDY\.outstanding/,
    ],
    [
      'an amount that is no figure of the form',
      'amount: liability',
      'amount: owed',
      /列出的金额（amount）owed 不在表单 checked 里/,
    ],
    [
      'an amount that its formula does not give',
      'amount: works.liability',
      'amount: works.owed',
      /表单 inputs 的公式没有 works\.owed/,
    ],
    [
      'a check of a figure that its formula does not give',
      'short: works.budgetShort',
      'short: works.short',
      /表单 inputs 的公式没有 works\.short/,
    ],
    [
      'a name for a decision that nobody takes there',
      'called: { SUBMIT:',
      'called: { APPROVE:',
      /步骤 p08\.pay 没有决定 APPROVE，叫法（called）用不上/,
    ],
  ]);
});

describe('what is collected says what it is in the books', () => {
  const received = `    receivedAs: { book: CONSOLIDATED_RESERVE, item: TOP_UP, clause: LS-B7.2.h, byFund: { RESIDENT: LS-B7.3.d } }\n`;
  refused({ city: 'lishui', process: 'P20', in: 'law' }, [
    ['not at all', received, '', /TOP_UP：收到的钱记入哪个账簿、哪个科目没有写（receivedAs）/],
    [
      'in a memo book',
      'receivedAs: { book: CONSOLIDATED_RESERVE',
      'receivedAs: { book: RETAINED',
      /TOP_UP：收到的钱不能记入备查账簿/,
    ],
    [
      'a share of the only row',
      '    receivedAt: SFA_CITY\n',
      '    receivedAt: SFA_CITY\n    share: parameter.p08.firstStage\n',
      /TOP_UP：分几次到账的，除最后一次外都写到该日应达到的比例/,
    ],
    [
      'a move out of a memo book',
      '{ from: COUNTY_BALANCE, to: CONSOLIDATED_RESERVE',
      '{ from: RETAINED, to: CONSOLIDATED_RESERVE',
      /RETAINED 到 CONSOLIDATED_RESERVE 不是两个账簿之间的划转/,
    ],
    [
      'a desk that is told, without its step',
      "step: p20.pay, desk: '{unit}.FINANCE.reviewer'",
      "desk: '{unit}.FINANCE.reviewer'",
      /写 step 和 desk，或者都不写/,
    ],
    [
      'a desk that is told and is not there',
      "step: p20.pay, desk: '{unit}.FINANCE.reviewer'",
      "step: p20.pay, desk: '{unit}.FINANCE.payer'",
      /CITY_UNIT 没有岗位 \{unit\}\.FINANCE\.payer，步骤 p20\.pay 无人可办/,
    ],
  ]);
  refused({ city: 'lishui', process: 'P20', in: 'words' }, [
    [
      'a part of a duty that there is not',
      'shows: duty.dueOn',
      'shows: duty.lateDays',
      /表单 remittance 里没有来处：duty\.lateDays/,
    ],
    [
      'a duty where nobody remits',
      'shows: book.COUNTY_BALANCE',
      'shows: duty.outstanding',
      /表单 source 里没有来处：duty\.outstanding/,
    ],
  ]);
  refused({ city: 'handan', process: 'P12', in: 'law' }, [
    [
      'books of a transfer between own accounts that do not say whose it becomes',
      '    duty: ADVANCE\n',
      '    duty: ADVANCE\n    books: { from: POOLED_FUND, item: ADVANCE }\n',
      /ADVANCE：两个账户都在账簿内时写由谁转到谁/,
    ],
    [
      'two transfers that meet one duty',
      'duty: ADVANCE_RETURN\n    clause',
      'duty: ADVANCE\n    clause',
      /ADVANCE：一项责任只能由一笔划拨或一个 collect 完成/,
    ],
  ]);
});
