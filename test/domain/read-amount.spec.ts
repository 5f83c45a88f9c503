import * as fc from 'fast-check';
import { mostAtAll } from '#domain/money/amount-refusal.js';
import { readAmount, readWhole } from '#domain/money/read-amount.js';
import { groupedAmount } from '#domain/money/grouped-amount.js';
import { yuan, type Yuan } from '#domain/money/yuan.js';

const of = (typed: string, signed = false): string => {
  const read = readAmount(typed, signed);
  return 'amount' in read ? read.amount : read.refused.code;
};

describe('an amount as people type it (F00)', () => {
  test.each([
    ['1234.50', '1234.50'],
    ['1234.5', '1234.50'],
    ['1234', '1234.00'],
    ['1234.', '1234.00'],
    ['1,234,560.00', '1234560.00'],
    ['12,3456.7', '123456.70'],
    ['  1234.50\r\n', '1234.50'],
    ['¥1,234.50', '1234.50'],
    ['￥ 1,234.50', '1234.50'],
    ['1,234.50元', '1234.50'],
    ['1234.50 元', '1234.50'],
    ['１２３４５．６０', '12345.60'],
    ['12345。60', '12345.60'],
    ['１，２３４，５６０', '1234560.00'],
    ['007', '7.00'],
    ['0', '0.00'],
    ['10000000000000.00', '10000000000000.00'],
    ['9,999,999,999,999.99', '9999999999999.99'],
  ])('reads %j as %s', (typed, amount) => {
    expect(of(typed)).toBe(amount);
  });

  test.each([
    ['', 'EMPTY'],
    [' \t', 'EMPTY'],
    ['¥', 'EMPTY'],
    ['12345,60', 'SEPARATORS'],
    ['12345，60', 'SEPARATORS'],
    ['1,5', 'SEPARATORS'],
    ['1,2,3', 'SEPARATORS'],
    ['12,34,5.00', 'SEPARATORS'],
    ['1,234,56.00', 'SEPARATORS'],
    [',123', 'SEPARATORS'],
    ['1,,234', 'SEPARATORS'],
    ['1,234,', 'SEPARATORS'],
    ['1234.5,6', 'SEPARATORS'],
    ['100\t200', 'TWO_NUMBERS'],
    ['1500\n2500', 'TWO_NUMBERS'],
    ['1500\r\n2500\r\n', 'TWO_NUMBERS'],
    ['1 234 567.00', 'TWO_NUMBERS'],
    ['1,234 567', 'TWO_NUMBERS'],
    ['12,345.00\t678.00', 'TWO_NUMBERS'],
    ['1200 -300', 'TWO_NUMBERS'],
    ['¥100 ¥200', 'TWO_NUMBERS'],
    ['100元200元', 'TWO_NUMBERS'],
    ['100、200', 'TWO_NUMBERS'],
    ['100；200', 'TWO_NUMBERS'],
    ['100-200', 'TWO_NUMBERS'],
    ['100　200', 'TWO_NUMBERS'],
    ['-5', 'NEGATIVE'],
    ['－５', 'NEGATIVE'],
    ['−5.00', 'NEGATIVE'],
    ['¥-5', 'NEGATIVE'],
    ['5-', 'NEGATIVE'],
    ['(1,234.00)', 'NEGATIVE'],
    ['（1,234.00）', 'NEGATIVE'],
    ['1.234', 'DECIMALS'],
    ['0.001', 'DECIMALS'],
    ['1e5', 'EXPONENT'],
    ['1.23E+08', 'EXPONENT'],
    ['1.5e-3', 'EXPONENT'],
    ['120万元', 'TEN_THOUSANDS'],
    ['1.5亿', 'TEN_THOUSANDS'],
    ['12a4', 'NOT_A_DIGIT'],
    ['约100', 'NOT_A_DIGIT'],
    ['+5', 'NOT_A_DIGIT'],
    ['$100', 'NOT_A_DIGIT'],
    ['10²', 'NOT_A_DIGIT'],
    ['١٢', 'NOT_A_DIGIT'],
    ['12\u200b34', 'NOT_A_DIGIT'],
    ['壹佰元', 'NOT_A_DIGIT'],
    ['NaN', 'NOT_A_DIGIT'],
    ['1.234.567', 'TWO_POINTS'],
    ['.50', 'NO_WHOLE'],
    ['.', 'NO_WHOLE'],
    ['10000000000000.01', 'TOO_LARGE'],
    ['10,000,000,000,000.01', 'TOO_LARGE'],
    ['999999999999999.99', 'TOO_LARGE'],
    ['1000000000000000.00', 'TOO_LARGE'],
    ['9'.repeat(10_000), 'TOO_LARGE'],
  ])('refuses %j: %s', (typed, code) => {
    expect(of(typed)).toBe(code);
  });

  test('every reason has its own sentence in both languages, and names what it is about', () => {
    const typed = ['', '1,5', '1 2', '-1', '1.234', '1e5', '1万', 'x', '1.2.3', '.5'];
    const said = typed.map((text) => {
      const read = readAmount(text);
      if ('amount' in read) throw new Error(text);
      return read.refused;
    });
    expect(new Set(said.map(({ zh }) => zh)).size).toBe(typed.length);
    expect(new Set(said.map(({ en }) => en)).size).toBe(typed.length);
    expect(said[2]?.zh).toContain('这是两个数：1 2');
    const unseen = readAmount('12\u200b34');
    expect('refused' in unseen && unseen.refused.zh).toContain('U+200B');
  });

  test('a signed field takes a minus before the amount, and nothing else', () => {
    expect(['-5', '－5', '-1,234.5', '¥-5', '-0', '5'].map((text) => of(text, true))).toEqual([
      '-5.00',
      '-5.00',
      '-1234.50',
      '-5.00',
      '0.00',
      '5.00',
    ]);
    expect(['(5)', '5-', '--5', '-'].map((text) => of(text, true))).toEqual([
      'NOT_A_DIGIT',
      'NOT_A_DIGIT',
      'NOT_A_DIGIT',
      'NO_WHOLE',
    ]);
  });

  const amounts = fc
    .bigInt({ min: 0n, max: 10n ** 15n })
    .map((fen) => yuan(`${fen / 100n}.${String(fen % 100n).padStart(2, '0')}`));

  test('any amount, with or without thousands, is read as itself', () => {
    fc.assert(
      fc.property(amounts, (amount: Yuan) => {
        expect(of(amount)).toBe(amount);
        expect(of(groupedAmount(amount))).toBe(amount);
        expect(of(`￥${groupedAmount(amount)}元`)).toBe(amount);
      }),
    );
  });

  test('a trial calculation takes what the formulas take, on either side of nothing', () => {
    for (const amount of ['999999999999999999.99', '-999999999999999999.99']) {
      expect(readAmount(groupedAmount(yuan(amount)), true, mostAtAll)).toEqual({ amount });
    }
    expect(readAmount('1000000000000000000.00', true, mostAtAll)).toMatchObject({
      refused: { code: 'TOO_LARGE', zh: expect.stringContaining('999,999,999,999,999,999.99') },
    });
  });

  test('two amounts never become one, whatever stands between them', () => {
    const gaps = fc.constantFrom(' ', '\t', '\n', '\r\n', '　', '/', '；', '、', '~', ' - ', '元');
    fc.assert(
      fc.property(amounts, gaps, amounts, (a: Yuan, gap, b: Yuan) => {
        expect(of(`${a}${gap}${b}`)).toBe('TWO_NUMBERS');
      }),
    );
  });

  test('whatever is read, no digit was lost and none joined over a foreign sign', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...Array.from('0123456789.,- 元¥e')) }),
        (typed) => {
          const read = readAmount(typed);
          if ('refused' in read) return;
          expect(typed.trim()).toMatch(/^¥?\s*[\d,]+(\.\d{0,2})?\s*元?$/);
          const digits = typed.replaceAll(/\D/g, '').replace(/^0+/, '');
          expect(read.amount.replaceAll(/\D/g, '').replace(/^0+/, '').startsWith(digits)).toBe(
            true,
          );
        },
      ),
    );
  });
});

describe('a count as people type it', () => {
  test.each([
    ['180000', 180_000],
    ['180,000', 180_000],
    ['１８万'.replace('万', '0000'), 180_000],
    ['0', 0],
    ['3,5', 'SEPARATORS'],
    ['3 5', 'TWO_NUMBERS'],
    ['3.5', 'NOT_WHOLE'],
    ['5元', 'NOT_WHOLE'],
    ['-5', 'NOT_WHOLE'],
    ['', 'NOT_WHOLE'],
    ['1234567890', 'NOT_WHOLE'],
  ])('%j is %s', (typed, expected) => {
    const read = readWhole(typed);
    expect('whole' in read ? read.whole : read.refused.code).toBe(expected);
  });
});
