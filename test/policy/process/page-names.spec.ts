import { refused } from './changed-page.js';

describe('a name is refused', () => {
  refused({ city: 'lishui', process: 'P20', in: 'law' }, [
    [
      'a fact nobody fetched',
      'cityExpenditure: fact.cityExpenditure, reserve',
      'cityExpenditure: fact.expenditure, reserve',
      /P20\.yaml:\d+: 环节 test 没有这个来处：fact\.expenditure.*not known by then/,
    ],
    [
      'a figure of no formula',
      'facts: { shortfall: works.shortfall,',
      'facts: { shortfall: works.short,',
      /\(LS-B7\.2\.h\).*没有这个来处：works\.short/,
    ],
    [
      'a figure that no platform has',
      'insurance.expenditureOfLastYear',
      'insurance.expenditure',
      /没有这个来处：insurance\.expenditure/,
    ],
    [
      'a book there is not',
      'book.CONSOLIDATED_RESERVE\n',
      'book.RESERVE\n',
      /没有这个来处：book\.RESERVE/,
    ],
    [
      'a source outside the table',
      'insurance.enrolmentOfLastYear',
      'weather.rain',
      /“weather\.rain”不是名称.*never an expression/,
    ],
    [
      'an expression',
      'amount: form.source.fromBalance',
      "amount: 'form.source.fromBalance * 2'",
      /不能写算式或条件.*never an expression or a condition/,
    ],
    [
      'a field that the form has not',
      'amount: form.source.fromBalance',
      'amount: form.source.fromReserve',
      /没有这个来处：form\.source\.fromReserve/,
    ],
    [
      'a form that was not asked yet',
      'amounts: { TOP_UP: form.source.toPay }',
      'amounts: { TOP_UP: form.test.shortfall }',
      /没有这个来处：form\.test\.shortfall/,
    ],
    [
      'what no other case records',
      'facts: { share: city.shares }',
      'facts: { share: city.share }',
      /没有这个来处：city\.share/,
    ],
    [
      'a document without words',
      'document: TOP_UP_NOTICE',
      'document: NOTICE',
      /词里没有文书 NOTICE/,
    ],
  ]);
  refused({ city: 'handan', process: 'P12', in: 'law' }, [
    [
      'an account the city has not',
      'balance: account.EXP_CITY }\n      - name: approval\n        decide:\n          - { step: p12.apply,',
      'balance: account.EXP_TOWN }\n      - name: approval\n        decide:\n          - { step: p12.apply,',
      /没有这个来处：account\.EXP_TOWN/,
    ],
    [
      'a result of a process the city has not',
      'plan: result.P11.planned',
      'plan: result.P20.planned',
      /没有这个来处：result\.P20\.planned/,
    ],
  ]);
  refused({ city: 'handan', process: 'P12', in: 'words' }, [
    [
      'a check of a field that is not there',
      'limit: balance',
      'limit: balances',
      /核对 NOT_AFTER 所指的字段 balances 不在表单 return 里/,
    ],
    ['a check nobody knows', 'check: NOT_AFTER', 'check: NEVER_AFTER', /P12\.yaml:\d+.*check/],
    [
      'an expression in a check',
      'limit: balance',
      "limit: 'balance * 0.9'",
      /不能写算式.*no expression/,
    ],
    [
      'a figure both drafted and shown',
      'shows: works.advance }',
      'shows: works.advance, draft: fact.plan }',
      /不能既是草拟（draft）又是只读（shows）/,
    ],
    [
      'a formula the city has not',
      'works: working-capital #',
      'works: reserve-top-up #',
      /本市没有公式 reserve-top-up，表单 application 用不上/,
    ],
    ['a form nobody wrote', 'form: receipt', 'form: receipts', /没有表单 receipts/],
  ]);
});
