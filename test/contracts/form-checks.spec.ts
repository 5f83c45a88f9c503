import { checkForm } from '#contracts/forms/checks.js';
import { formSchema, forms } from '#contracts/forms/forms.js';
import { changedFixed } from '#contracts/forms/read-only.js';
import { formRules } from '#policy/form-rules.js';
import { lawWords } from '#policy/law-words.js';
import { loadPack, pinnedPack } from '#policy/load-packs.js';

/** The last version whose plans have their forms in code. */
const before = pinnedPack('lishui', 'lishui@2022-01-01.2');
const rules = formRules(before, 'P11', '2022-10');
const plan = {
  actual: '1000.00',
  openingBalance: '0.00',
  expectedProviderPayments: '0.00',
  expectedOutOfAreaPayments: '0.00',
  personalReimbursements: '0.00',
  prepayments: '0.00',
  requestedAmount: '1000.00',
  reason: '',
};
const line = (unit: string, accepted = '100.00', reason = '') => ({
  unit,
  name: unit,
  standing: 'FILED',
  requested: '100.00',
  accepted,
  reason,
});
const sheet = { plans: [line('331101'), line('331102')] };

describe('LS-9.b 用款计划 › a county’s plan', () => {
  test.each([
    ['exactly ten percent more', '1100.00', '', []],
    ['a fen beyond ten percent', '1100.01', '', ['/form/reason']],
    ['a fen beyond ten percent less', '899.99', '', ['/form/reason']],
    ['far away with a reason', '5000.00', '疫情', []],
    ['far away with spaces for a reason', '5000.00', '  ', ['/form/reason']],
  ])('%s', (_given, requestedAmount, reason, pointers) => {
    const form = { ...plan, requestedAmount, reason };
    const faults = checkForm('p11.plan', 'SUBMIT', { form, draft: plan }, rules);
    expect(faults.map(({ pointer }) => pointer)).toEqual(pointers);
  });

  test('sent as it was drafted needs no words, however far the draft is', () => {
    const far = { ...plan, requestedAmount: '7.00' };
    expect(checkForm('p11.plan', 'SUBMIT', { form: far, draft: far }, rules)).toEqual([]);
  });

  test('without last month’s figure is measured by the draft', () => {
    const draft = { ...plan, actual: null };
    const form = { ...draft, requestedAmount: '2000.00' };
    expect(checkForm('p11.plan', 'SUBMIT', { form, draft }, rules)).toHaveLength(1);
  });
});

describe('LS-9.b 全市汇总 › the city’s sheet', () => {
  const changed = (accepted: string, reason: string) => ({
    plans: [line('331101'), line('331102', accepted, reason)],
  });

  test.each([
    [
      'plain approval of a changed figure',
      'APPROVE',
      changed('90.00', 'x'),
      ['/form/plans/1/accepted'],
    ],
    ['plain approval of the draft', 'APPROVE', sheet, []],
    ['approval with changes without one', 'APPROVE_WITH_CHANGE', sheet, ['/form/plans']],
    [
      'a change without a reason',
      'APPROVE_WITH_CHANGE',
      changed('90.00', ''),
      ['/form/plans/1/reason'],
    ],
    ['a change with a reason', 'APPROVE_WITH_CHANGE', changed('90.00', '核减'), []],
    ['a return', 'RETURN', changed('90.00', ''), []],
  ])('%s', (_given, code, form, pointers) => {
    for (const kind of ['p11.consolidate', 'p11.financeReview'] as const) {
      const faults = checkForm(kind, code, { form, draft: sheet }, rules);
      expect(faults.map(({ pointer }) => pointer)).toEqual(pointers);
    }
  });
});

describe('LS-5.c 财政补助 › figures whose product cannot be booked', () => {
  const law = formRules(loadPack('lishui'), 'P08', '2022');
  const draft = {
    year: 2022,
    standard: '700.00',
    insured: 100_000,
    central: '0.00',
    provincial: '0.00',
    hardship: '0.00',
    receivedByApril: '0.00',
    budget: null,
    standard2021: null,
    insuredPlan: null,
  };
  const faultsOf = (change: object) =>
    checkForm('p08.confirm', 'SUBMIT', { form: { ...draft, ...change }, draft }, law).map(
      ({ pointer, code }) => `${pointer} ${code}`,
    );
  const most = '999999999999999.99';
  const own = {
    central: '30000000.00',
    provincial: '10000000.00',
    standard2021: '800.00',
    insuredPlan: 100_000,
  };

  test.each([
    ['the draft', {}, []],
    ['every head there may be', { insured: 100_000_000 }, []],
    [
      'a standard beyond all heads',
      { standard: most, insured: 100_000_000 },
      ['/form/insured TOO_LARGE'],
    ],
    [
      'the same with a budget',
      {
        standard: most,
        insured: 100_000_000,
        budget: '1.00',
        standard2021: '800.00',
        insuredPlan: 1,
      },
      ['/form/insured TOO_LARGE'],
    ],
    [
      'a plan of the largest budget',
      { budget: most, standard2021: '800.00', insuredPlan: 100_000_000 },
      [],
    ],
    [
      'a 2021 standard beyond all heads',
      { budget: most, standard2021: most, insuredPlan: 100_000_000 },
      ['/form/insuredPlan TOO_LARGE'],
    ],
    ['a 2021 standard of one head', { budget: most, standard2021: most, insuredPlan: 1 }, []],
    ['the county’s own part of the 2021 standard', { ...own, budget: '40000000.00' }, []],
    ['one fen less', { ...own, budget: '39999999.99' }, ['/form/budget BUDGET_SHORT']],
  ])('%s', (_given, change, faults) => {
    expect(faultsOf(change)).toEqual(faults);
  });
});

describe('表单 › titles', () => {
  test('leave to the pack only what it says', () => {
    const title = (period: string, kind: keyof typeof forms, field: string): unknown => {
      const schema = lawWords(
        kind.startsWith('p11') ? before : loadPack('lishui'),
        period,
        formSchema(kind),
      );
      return (schema['properties'] as Record<string, { title?: string }>)[field]?.title;
    };
    expect([
      title('2022-10', 'p11.plan', 'reason'),
      title('2022', 'p08.confirm', 'receivedByApril'),
      title('2022', 'p08.review', 'byApril'),
      title('2022', 'p08.review', 'byJune'),
    ]).toEqual(['与预填相差超过10%的理由', '4月底前已到账', '4月底前至少', '6月底前累计']);
  });
});

describe('表单 › fixed fields', () => {
  test.each([
    ['nothing', {}, []],
    ['an amount one may fill in', { requestedAmount: '2.00' }, []],
    ['last month’s figure', { actual: '2.00' }, ['/form/actual']],
    ['last month’s figure taken away', { actual: null }, ['/form/actual']],
  ])('changing %s', (_given, change, pointers) => {
    const schema = formSchema('p11.plan');
    expect(changedFixed(schema, plan, { ...plan, ...change }, '/form')).toEqual(pointers);
  });

  test('a line more, a line less, or lines in another order are noticed', () => {
    const schema = formSchema('p11.consolidate');
    const [first, second] = sheet.plans;
    expect(changedFixed(schema, sheet, { plans: [first] })).toEqual(['/plans']);
    expect(changedFixed(schema, sheet, { plans: [first, second, second] })).toEqual(['/plans']);
    expect(changedFixed(schema, sheet, { plans: [second, first] })).toEqual([
      '/plans/0/unit',
      '/plans/0/name',
      '/plans/1/unit',
      '/plans/1/name',
    ]);
  });

  test('every form refuses fields nobody knows', () => {
    for (const [kind, form] of Object.entries(forms)) {
      const read = form.safeParse({ surprise: 1 });
      expect({ kind, codes: read.error?.issues.map(({ code }) => code) }).toEqual({
        kind,
        codes: expect.arrayContaining(['unrecognized_keys']),
      });
    }
  });
});
