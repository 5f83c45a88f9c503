import * as fc from 'fast-check';
import { compare, sum, yuan, zero } from '#domain/money/yuan.js';
import { dueAtCheckpoints, filledOldestFirst } from '#domain/process/checkpoints.js';

const anyAmount = fc.bigInt({ min: 0n, max: 10n ** 14n }).map((fen) => {
  const text = fen.toString().padStart(3, '0');
  return yuan(`${text.slice(0, -2)}.${text.slice(-2)}`);
});

describe('checkpoints', () => {
  test('one half by the first, the rest by the second; the odd fen falls due first', () => {
    expect(dueAtCheckpoints(yuan('100.01'), ['0.50', '1.00'])).toEqual(['50.01', '50.00']);
    expect(dueAtCheckpoints(zero, ['0.50', '1.00'])).toEqual(['0.00', '0.00']);
    expect(dueAtCheckpoints(yuan('10.00'), ['0.30', '0.60', '1.00'])).toEqual([
      '3.00',
      '3.00',
      '4.00',
    ]);
  });

  test('money fills the oldest stage first and never more than it', () => {
    const stages = [yuan('50.01'), yuan('50.00')];

    expect(filledOldestFirst(stages, [yuan('50.00')])).toEqual(['50.00', '0.00']);
    expect(filledOldestFirst(stages, [yuan('50.00'), yuan('0.02')])).toEqual(['50.01', '0.01']);
    expect(filledOldestFirst(stages, [yuan('999.00')])).toEqual(['50.01', '50.00']);
  });

  test('stages add up to the whole, none is below zero, and no money is made or lost', () => {
    fc.assert(
      fc.property(
        anyAmount,
        anyAmount,
        fc.integer({ min: 0, max: 100 }),
        (total, paid, percent) => {
          const first = (percent / 100).toFixed(2);
          const stages = dueAtCheckpoints(total, [first, '1.00']);
          expect(sum(stages)).toBe(total);
          expect(stages.every((each) => compare(each, zero) >= 0)).toBe(true);
          const filled = filledOldestFirst(stages, [paid]);
          expect(sum(filled)).toBe(compare(paid, total) < 0 ? paid : total);
        },
      ),
    );
  });
});
