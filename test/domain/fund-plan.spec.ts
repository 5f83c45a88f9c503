import * as fc from 'fast-check';
import { planGuard } from '#domain/fund-plan/budget-guard.js';
import * as plan from '#domain/fund-plan/prefill.js';
import { minus, orZero, yuan } from '#domain/money/yuan.js';

const amount = fc
  .bigInt({ min: 0n, max: 10n ** 13n })
  .map((fen) => yuan(`${fen / 100n}.${String(fen % 100n).padStart(2, '0')}`));

describe('丽水 附件第九条 用款计划 (F20)', () => {
  test('example 1: the plan for April is drafted from February, and 4 % more needs no reason', () => {
    const draft = plan.prefill(yuan('41200000.00'));

    expect(draft).toBe('41200000.00');
    expect(plan.needsReason(yuan('43000000.00'), draft, '0.10')).toBe(false);
  });

  test('exactly ten per cent away needs no reason, a fen more does', () => {
    const draft = yuan('1000.01');

    expect(plan.needsReason(yuan('1100.01'), draft, '0.10')).toBe(false);
    expect(plan.needsReason(yuan('1100.02'), draft, '0.10')).toBe(true);
    expect(plan.needsReason(yuan('900.01'), draft, '0.10')).toBe(false);
    expect(plan.needsReason(yuan('900.00'), draft, '0.10')).toBe(true);
    expect(plan.needsReason(yuan('0.01'), yuan('0.00'), '0.10')).toBe(true);
  });

  test.each`
    given                    | newPlan          | total             | allowed  | over
    ${'exactly the budget'}  | ${'40000000.00'} | ${'500000000.00'} | ${true}  | ${'0.00'}
    ${'a fen over the year'} | ${'40000000.01'} | ${'500000000.01'} | ${false} | ${'0.01'}
  `('example 2: $given', ({ newPlan, total, allowed, over }: Record<string, string>) => {
    const facts = { budget: yuan('500000000.00'), plannedToDate: yuan('460000000.00') };

    expect(planGuard({ ...facts, plan: yuan(newPlan ?? '') })).toEqual({ total, allowed, over });
  });

  test('example 3: December is cut to what is paid by the 31st', () => {
    expect(plan.decemberPlan(yuan('45000000.00'), yuan('44100000.00'))).toBe('44100000.00');
    expect(plan.decemberPlan(yuan('40000000.00'), yuan('44100000.00'))).toBe('40000000.00');
  });

  test('the need of a month is what will be paid less what lies there, never below nothing', () => {
    const expected = {
      providers: yuan('10.00'),
      outOfArea: yuan('2.00'),
      reimbursements: yuan('3.00'),
      prepayments: yuan('0.00'),
    };

    expect(plan.expectedNeed(expected, yuan('4.00'))).toBe('11.00');
    expect(plan.expectedNeed(expected, yuan('40.00'))).toBe('0.00');
  });

  test('allowed and over say the same, whatever the amounts', () => {
    fc.assert(
      fc.property(amount, amount, amount, (budget, plannedToDate, newPlan) => {
        const guard = planGuard({ budget, plannedToDate, plan: newPlan });
        expect(guard.allowed).toBe(guard.over === '0.00');
        expect(guard.over).toBe(orZero(minus(guard.total, budget)));
        expect(plan.cityTotal([plannedToDate, newPlan])).toBe(guard.total);
      }),
    );
  });
});
