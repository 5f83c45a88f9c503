import { loadPack, packs } from '#policy/load-packs.js';
import { checkPages, sharedWordFaults } from '#policy/process/check.js';
import { refused } from './changed-page.js';

describe('the pages that are there', () => {
  test('have no fault, in their words and in their law', () => {
    const shared = sharedWordFaults(packs()).map(({ message }) => message);
    expect(shared).toEqual([]);
    expect(packs().flatMap((pack) => checkPages(pack).map(({ what }) => what))).toEqual([]);
    expect([...loadPack('handan').pages.keys()]).toEqual(['P09', 'P11', 'P12', 'P19', 'P21']);
    expect([...loadPack('lishui').pages.keys()]).toEqual([
      'P08',
      'P09',
      'P11',
      'P19',
      'P20',
      'P21',
    ]);
  });

  test('leave the processes of before the kit alone', () => {
    expect([...loadPack('lishui').processes.keys()]).toEqual([
      'P24',
      'P26',
      'P08',
      'P09',
      'P11',
      'P19',
      'P20',
      'P21',
    ]);
  });

  test('are frozen', () => {
    const page = loadPack('handan').pages.get('P09');
    expect(Object.isFrozen(page?.law.cases['UNIT']?.stages)).toBe(true);
    expect(Object.isFrozen(page?.words.steps)).toBe(true);
  });

  test('a step that no city places is a fault of the words', () => {
    const without = packs().filter(({ id }) => id !== 'lishui');
    expect(
      sharedWordFaults(without)
        .map(({ message }) => message)
        .join('\n'),
    ).toMatch(/processes\/P20\.yaml:\d+: 步骤 p20\.confirm 没有一个城市办.*nobody comes to it/);
  });
});

describe('a chain is refused', () => {
  refused({ city: 'handan', process: 'P09', in: 'law' }, [
    [
      'a step nobody named',
      '{ step: p09.plan,',
      '{ step: p09.plans,',
      /P09\.yaml:14 \(HD-8\.a\): 词里没有步骤 p09\.plans \/ no step p09\.plans/,
    ],
    [
      'a step of another case',
      'step: p09.unitGovernment',
      'step: p09.sheetGovernment',
      /P09\.yaml:\d+ \(HD-8\.a\): 步骤 p09\.sheetGovernment 属于 CITY.*nobody of UNIT/,
    ],
    [
      'a step twice',
      'step: p09.unitTax',
      'step: p09.unitFinance',
      /\(HD-8\.a\): 步骤 p09\.unitFinance 重复 \/ p09\.unitFinance stands twice/,
    ],
    [
      'a desk without an account',
      "desk: '{unit}.TAX.reviewer'",
      "desk: '{unit}.TAX.approver'",
      /\(HD-8\.a\): (CITY_UNIT|COUNTY_UNIT) 没有岗位 \{unit\}\.TAX\.approver.*nobody has an account for p09\.unitTax/,
    ],
    [
      'a return to a later step',
      'returns: p09.plan # ',
      'returns: p09.unitGovernment # ',
      /\(HD-8\.a\): 不能退到后面（或同一处）的步骤 p09\.unitGovernment .*does not stand before it/,
    ],
    [
      'a return to a step beside it',
      'returns: p09.plan # ',
      'returns: p09.unitTax # ',
      /不能退到后面（或同一处）的步骤 p09\.unitTax/,
    ],
    [
      'a return out of the stage',
      'returns: p09.plan # ',
      'returns: p09.draft # ',
      /本环节没有步骤 p09\.draft，退不回去 \/ a return to p09\.draft, which is no step/,
    ],
    [
      'a return that goes nowhere',
      ', returns: p09.consolidate }\n          - { step: p09.congress',
      ' }\n          - { step: p09.congress',
      /步骤 p09\.province 可以退回，但没有写退到哪一步.*no step is named to return to/,
    ],
    [
      'a form read before anybody filled it in',
      "{ step: p09.plan, desk: '{unit}.HEALTHCARE_SECURITY.preparer', clause: HD-8.a, duty: UNIT_PLAN }",
      "{ step: p09.unitGovernment, desk: '{unit}.GOVERNMENT.approver', clause: HD-8.a, duty: UNIT_PLAN }",
      /表单 plan 只读，前面却没有人填.*nobody has filled it in/,
    ],
    [
      'a duty nobody owes',
      'duty: UNIT_PLAN',
      'duty: UNIT_PLANS',
      /\(HD-8\.a\): 没有责任事项 UNIT_PLANS \/ no obligation UNIT_PLANS/,
    ],
  ]);
  refused({ city: 'handan', process: 'P12', in: 'words' }, [
    [
      'an unreachable step',
      'form: grant, decisions: [APPROVE, RETURN] }',
      'form: grant, decisions: [RETURN] }',
      /走不到 p12\.approve：前一处没有往前走的决定.*cannot be reached/,
    ],
    [
      'a decision that is in no table',
      'decisions: [CONFIRM] }',
      'decisions: [NOD] }',
      /decisions\.yaml 没有决定 NOD/,
    ],
    [
      'a return first',
      'form: grant, decisions: [APPROVE, RETURN] }',
      'form: grant, decisions: [RETURN, APPROVE] }',
      /第一个决定须是往前走的 .*the forward one/,
    ],
    [
      'a step that no page places',
      'p12.zeroTest: {',
      'p12.zeroTested: { case: YEAR_END, zh: 复核, en: Check, form: zero, decisions: [CONFIRM] }\n  p12.zeroTest: {',
      /步骤 p12\.zeroTested 没有一个城市办，走不到/,
    ],
  ]);
});

describe('a stage is refused', () => {
  refused({ city: 'handan', process: 'P12', in: 'law' }, [
    [
      'an eighth verb',
      'pay: { transfers: [ADVANCE] }',
      'vote: { transfers: [ADVANCE] }',
      /P12\.yaml:\d+.*没有“vote”：环节只有七个动词.*one of the seven verbs/,
    ],
    [
      'a condition',
      'pay: { transfers: [ADVANCE] }',
      'when: form.grant.granted, pay: { transfers: [ADVANCE] }',
      /没有“when”.*no conditions or loops/,
    ],
    [
      'two verbs',
      'pay: { transfers: [ADVANCE] }',
      'pay: { transfers: [ADVANCE] }, record: { state: CONFIRMED }',
      /一个环节恰有一个动词.*exactly one verb/,
    ],
    [
      'a state nobody named',
      'record: { state: CONFIRMED }',
      'record: { state: CONFIRM }',
      /词里没有状态 CONFIRM \/ no state CONFIRM/,
    ],
    [
      'a record of nothing',
      'record: { state: CONFIRMED }',
      'record: { }',
      /什么也没有登记 \/ it records nothing/,
    ],
    [
      'a transfer nobody wrote: it never ends',
      'pay: { transfers: [ADVANCE] }',
      'pay: { transfers: [ADVANCED] }',
      /环节 advance 永远不会结束：CITY 没有资金划拨 ADVANCED.*never ends/,
    ],
    [
      'facts that nobody owns',
      "owner: '{city}.HEALTHCARE_SECURITY.preparer'",
      "owner: '{city}.INSURANCE_AGENCY.preparer'",
      /环节 inputs 永远不会结束：CITY 没有岗位.*owns its facts/,
    ],
    [
      'a field of a fact without words',
      'facts: { granted: form.grant.granted }',
      'facts: { grants: form.grant.granted }',
      /词里没有数据 grants/,
    ],
  ]);
  refused({ city: 'handan', process: 'P12', in: 'words' }, [
    [
      'a last desk that cannot go forward: it never ends',
      'form: receipt, decisions: [CONFIRM] }',
      'form: receipt, decisions: [OBJECT] }',
      /环节 receipt 永远不会结束：p12\.confirm 没有往前走的决定.*goes forward/,
    ],
  ]);
  refused({ city: 'lishui', process: 'P20', in: 'law' }, [
    [
      'to hear a state that never comes',
      'hear: { case: UNIT, state: CLOSED }',
      'hear: { case: UNIT, state: ADEQUATE }',
      /环节 collected 永远不会结束：UNIT 到不了 ADEQUATE.*UNIT never comes to ADEQUATE/,
    ],
    [
      'to hear itself',
      'hear: { case: UNIT, state: CLOSED }',
      'hear: { case: CITY, state: CLOSED }',
      /没有别的办件 CITY/,
    ],
    [
      'to collect what nobody fixed',
      'amounts: { TOP_UP: form.source.toPay }',
      'amounts: { }',
      /环节 collected 永远不会结束：前面没有登记 TOP_UP 的金额.*records the amount/,
    ],
    [
      'to collect what is no money',
      'collect: { duty: TOP_UP,',
      'collect: { duty: TEST,',
      /TEST 不是 UNIT 的到账事项/,
    ],
    [
      'a formula the city has not',
      'formula: reserve-top-up',
      'formula: risk-reserve',
      /本市没有公式 risk-reserve/,
    ],
    [
      'an input that the formula does not take',
      'reserve: fact.reserve, enrolment',
      'reserves: fact.reserve, enrolment',
      /公式 reserve-top-up 的输入不符：reserves?/,
    ],
  ]);
});
