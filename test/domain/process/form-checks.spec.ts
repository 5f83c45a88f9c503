import type { Way } from '#domain/process/way.js';
import { checkFigures, type FormCheck, type NamedCheck } from '#domain/process/form-checks.js';

const inForm = (check: NamedCheck, more: Partial<FormCheck> = {}): FormCheck =>
  ({ rows: null, refuses: true, ...check, ...more }) as FormCheck;
const found = (check: FormCheck, form: object, draft: object = form): string[] =>
  checkFigures([check], { ...form }, { ...draft }, () => '0.10').map(({ pointer }) => pointer);

describe('the named checks of a form', () => {
  test('REASON_BEYOND: a figure so far from its draft, or from another, needs a reason', () => {
    const own = inForm({
      check: 'REASON_BEYOND',
      field: 'asked',
      against: null,
      ratio: 'parameter.p12.x',
      reason: 'why',
    });

    expect(found(own, { asked: '110.00', why: '' }, { asked: '100.00' })).toEqual([]);
    expect(found(own, { asked: '110.01', why: '' }, { asked: '100.00' })).toEqual(['/why']);
    expect(found(own, { asked: '89.99', why: ' ' }, { asked: '100.00' })).toEqual(['/why']);
    expect(found(own, { asked: '1.00', why: '按实' }, { asked: '100.00' })).toEqual([]);
    const other = inForm({ ...own, check: 'REASON_BEYOND', against: 'last' } as NamedCheck);
    expect(found(other, { asked: '120.00', last: '100.00', why: '' })).toEqual(['/why']);
  });

  test('TOGETHER: all of them or none', () => {
    const check = inForm({ check: 'TOGETHER', fields: ['a', 'b', 'c'] });

    expect(found(check, { a: null, b: '', c: null })).toEqual([]);
    expect(found(check, { a: '1.00', b: 2, c: 'x' })).toEqual([]);
    expect(found(check, { a: '1.00', b: null, c: '' })).toEqual(['/b', '/c']);
  });

  test('CHANGED_NEEDS_REASON: by value, and in each row of a list', () => {
    const check = inForm(
      { check: 'CHANGED_NEEDS_REASON', field: 'amount', reason: 'why' },
      { rows: 'units' },
    );
    const draft = {
      units: [
        { amount: '1.00', why: '' },
        { amount: '2.00', why: '' },
      ],
    };

    expect(
      found(
        check,
        {
          units: [
            { amount: '1', why: '' },
            { amount: '2.00', why: '' },
          ],
        },
        draft,
      ),
    ).toEqual([]);
    expect(
      found(
        check,
        {
          units: [
            { amount: '1.00', why: '' },
            { amount: '3.00', why: '' },
          ],
        },
        draft,
      ),
    ).toEqual(['/units/1/why']);
    expect(
      found(
        check,
        {
          units: [
            { amount: '1.00', why: '' },
            { amount: '3.00', why: '核减' },
          ],
        },
        draft,
      ),
    ).toEqual([]);
  });

  describe('CHANGE_IS_SAID', () => {
    const check: FormCheck = {
      check: 'CHANGE_IS_SAID',
      field: 'granted',
      reason: 'why',
      decision: 'APPROVE_WITH_CHANGE',
      rows: 'units',
      refuses: true,
    };
    const draft = { units: [{ granted: '1.00', why: '' }] };
    const changed = (why: string) => ({ units: [{ granted: '0.99', why }] });
    const withCode = (code: string, way: Way, form: object) =>
      checkFigures([check], { ...form }, draft, () => '0', {}, { code, way }).map(
        (fault) => `${fault.pointer} ${fault.code}`,
      );

    test.each([
      ['plain approval of what stands there', 'APPROVE', 'FORWARD', draft, []],
      [
        'plain approval of another figure',
        'APPROVE',
        'FORWARD',
        changed('核减'),
        ['/units/0/granted CHANGED'],
      ],
      ['a change that is none', 'APPROVE_WITH_CHANGE', 'FORWARD', draft, ['/units UNCHANGED']],
      [
        'a change without a reason',
        'APPROVE_WITH_CHANGE',
        'FORWARD',
        changed(' '),
        ['/units/0/why REASON_NEEDED'],
      ],
      ['a change with its reason', 'APPROVE_WITH_CHANGE', 'FORWARD', changed('核减'), []],
      ['a return, which nobody takes figures from', 'RETURN', 'BACK', changed(''), []],
    ] as const)('%s', (_what, code, way, form, faults) => {
      expect(withCode(code, way, form)).toEqual(faults);
    });

    test('a form that is only looked at is sent with nothing', () => {
      expect(checkFigures([check], changed(''), draft, () => '0')).toEqual([]);
    });
  });

  test('NOT_BELOW_ZERO: warns where the pack says that it does not refuse', () => {
    const check = inForm({ check: 'NOT_BELOW_ZERO', field: 'surplus' }, { refuses: false });

    expect(found(check, { surplus: '0.00' })).toEqual([]);
    expect(checkFigures([check], { surplus: '-0.01' }, {}, () => '0')).toEqual([
      {
        pointer: '/surplus',
        check: 'NOT_BELOW_ZERO',
        code: 'NOT_BELOW_ZERO',
        refuses: false,
        fields: ['surplus'],
      },
    ]);
  });

  test('SUM_IS: to the fen, with what is taken off and with the sum of a column', () => {
    const check = inForm({
      check: 'SUM_IS',
      field: 'rest',
      plus: ['units.amount'],
      minus: ['paid'],
    });
    const form = { units: [{ amount: '0.10' }, { amount: '0.20' }], paid: '0.05' };

    expect(found(check, { ...form, rest: '0.25' })).toEqual([]);
    expect(found(check, { ...form, rest: '0.24' })).toEqual(['/rest']);
    expect(found(check, form)).toEqual(['/rest']);
  });

  test('NOTHING_SHORT: what the formula finds a field short by, and by how much', () => {
    const check = inForm({ check: 'NOTHING_SHORT', field: 'budget', short: 'works.short' });
    const of = (worked: object) =>
      checkFigures([check], { budget: '1.00' }, {}, () => '0', { ...worked });

    expect(of({ short: '0.00' })).toEqual([]);
    expect(of({ short: null })).toEqual([]);
    expect(of({})).toEqual([]);
    expect(of({ short: '0.01' })).toEqual([
      {
        pointer: '/budget',
        check: 'NOTHING_SHORT',
        code: 'NOTHING_SHORT',
        refuses: true,
        fields: ['budget'],
        short: '0.01',
      },
    ]);
  });

  test('NOT_AFTER: a day no later, a figure no larger', () => {
    const check = inForm({ check: 'NOT_AFTER', field: 'a', limit: 'b' });

    expect(found(check, { a: '2022-01-31', b: '2022-01-31' })).toEqual([]);
    expect(found(check, { a: '2022-02-01', b: '2022-01-31' })).toEqual(['/a']);
    expect(found(check, { a: '9.00', b: '10.00' })).toEqual([]);
    expect(found(check, { a: '10.01', b: '10.00' })).toEqual(['/a']);
    expect(found(check, { a: null, b: '10.00' })).toEqual([]);
  });
});
