import { changed } from '../../apps/cli/demo/changed.js';

const task = (unit: string, fund: string, values: Record<string, unknown>) => ({
  id: 'one',
  kind: 'p11.plan',
  unit,
  fund,
  form: { values },
  decisions: [],
});
const plan = { requestedAmount: '100.00', reason: '' };
const sheet = {
  plans: [
    { unit: '331101', accepted: '100.00', reason: '' },
    { unit: '331102', accepted: '200.00', reason: '' },
  ],
};

describe('what the demo’s people decide otherwise than as drafted', () => {
  const more = {
    units: ['331102'],
    times: { requestedAmount: '1.12' },
    fills: { reason: '结算移至本月' },
  };

  test('is of the units that are named, an amount and the words for it', () => {
    expect(changed(more, task('331102', 'EMPLOYEE', plan))).toEqual({
      form: { requestedAmount: '112.00', reason: '结算移至本月' },
    });
    expect(changed(more, task('331101', 'EMPLOYEE', plan))).toBeUndefined();
  });

  test('is nothing where there is no amount', () => {
    const none = { ...plan, requestedAmount: '0.00' };
    expect(changed(more, task('331102', 'EMPLOYEE', none))).toBeUndefined();
  });

  test('is one line of a list, with a decision of its own', () => {
    const less = {
      funds: ['EMPLOYEE'],
      line: { list: 'plans', unit: '331102' },
      times: { accepted: '0.97' },
      fills: { reason: '结算仍在上月' },
      decision: 'APPROVE_WITH_CHANGE',
      comment: '其余同意。',
    };
    expect(changed(less, task('331100', 'EMPLOYEE', sheet))).toEqual({
      decision: 'APPROVE_WITH_CHANGE',
      comment: '其余同意。',
      form: {
        plans: [sheet.plans[0], { unit: '331102', accepted: '194.00', reason: '结算仍在上月' }],
      },
    });
    expect(changed(less, task('331100', 'RESIDENT', sheet))).toBeUndefined();
  });
});
