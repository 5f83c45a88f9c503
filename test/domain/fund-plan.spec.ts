import * as plan from '#domain/fund-plan/prefill.js';
import { yuan } from '#domain/money/yuan.js';

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
});
