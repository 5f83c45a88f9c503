import * as fc from 'fast-check';
import * as money from '#domain/money/yuan.js';
import { yuan, type Yuan } from '#domain/money/yuan.js';

const fen = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n });
const ofFen = (value: bigint): Yuan => {
  const digits = (value < 0n ? -value : value).toString().padStart(3, '0');
  return yuan(`${value < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`);
};

describe('an amount in yuan (F00)', () => {
  test.each(['', '1.234', '1e3', '+1.00', '01.00', ' 1.00', '1.', '.50', 'NaN', '1,000.00', '--1'])(
    'refuses %p',
    (text) => {
      expect(() => yuan(text)).toThrow(RangeError);
      expect(money.isYuan(text)).toBe(false);
    },
  );

  test.each([
    ['0', '0.00'],
    ['7.5', '7.50'],
    ['-0.00', '0.00'],
    ['-0.5', '-0.50'],
    ['999999999999999999.99', '999999999999999999.99'],
  ])('writes %s as %s', (text, written) => {
    expect(yuan(text)).toBe(written);
  });

  test.each([
    ['1100.00', '1000.00', '10.0'],
    ['899.99', '1000.00', '-10.0'],
    ['1000.00', '1000.00', '0.0'],
    ['0.00', '1000.00', '-100.0'],
    ['999.99', '1000.00', '0.0'],
    ['5000000000.00', '0.01', '49999999999900.0'],
    ['1.00', '0.00', null],
  ])('%s is so many per cent over %s', (amount, base, percent) => {
    expect(money.percentOver(yuan(amount), yuan(base))).toBe(percent);
  });

  test('refuses more than numeric(20,2) holds, also as a sum', () => {
    expect(() => yuan('1000000000000000000.00')).toThrow(RangeError);
    expect(() => money.plus(yuan('999999999999999999.99'), yuan('0.01'))).toThrow(RangeError);
  });

  test('adds and subtracts exactly, as integers of fen do', () => {
    fc.assert(
      fc.property(fen, fen, (a, b) => {
        expect(money.plus(ofFen(a), ofFen(b))).toBe(ofFen(a + b));
        expect(money.minus(ofFen(a), ofFen(b))).toBe(ofFen(a - b));
        expect(money.negate(ofFen(a))).toBe(ofFen(-a));
      }),
    );
  });

  test('compares by value and not as text', () => {
    expect(money.compare(yuan('9.00'), yuan('10.00'))).toBe(-1);
    fc.assert(
      fc.property(fen, fen, (a, b) => {
        expect(money.compare(ofFen(a), ofFen(b))).toBe(a < b ? -1 : a > b ? 1 : 0);
        expect(money.covers(ofFen(a), ofFen(b))).toBe(a >= b);
        expect(money.smaller(ofFen(a), ofFen(b))).toBe(ofFen(a < b ? a : b));
        expect(money.larger(ofFen(a), ofFen(b))).toBe(ofFen(a > b ? a : b));
        expect(money.isNegative(ofFen(a))).toBe(a < 0n);
      }),
    );
  });

  test('sums nothing to 0.00 and many to the fen', () => {
    expect(money.sum([])).toBe('0.00');
    fc.assert(
      fc.property(fc.array(fen, { maxLength: 30 }), (amounts) => {
        expect(money.sum(amounts.map(ofFen))).toBe(ofFen(amounts.reduce((a, b) => a + b, 0n)));
      }),
    );
  });

  test('rounds half up, a maximum down and a minimum up', () => {
    expect(money.times(yuan('0.05'), '0.5')).toBe('0.03');
    expect(money.times(yuan('0.05'), '0.5', 'DOWN')).toBe('0.02');
    expect(money.times(yuan('0.01'), '0.3', 'UP')).toBe('0.01');
    expect(() => money.times(yuan('1.00'), '-1')).toThrow(RangeError);
    expect(() => money.times(yuan('1.00'), '1e2')).toThrow(RangeError);
  });
});
