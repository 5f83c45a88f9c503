import * as fc from 'fast-check';
import { capitalAmount } from '#domain/money/capital-amount.js';
import { saysAmount, typedAmount } from '#domain/money/capital-words.js';
import { yuan } from '#domain/money/yuan.js';

const billions = yuan('5000000000.00');
const odd = yuan('10050300.07');

describe('大写 › words that say an amount', () => {
  test.each([
    ['人民币伍拾亿元整', billions],
    ['伍拾亿元整', billions],
    ['伍拾亿圆正', billions],
    ['人民币 伍拾亿元 整', billions],
    ['人民币壹仟零伍万零叁佰元零柒分', odd],
    ['壹仟零伍万零叁佰元柒分', odd],
  ])('%s', (words, amount) => {
    expect(saysAmount(words, amount)).toBe(true);
  });

  test.each([
    ['人民币伍亿元整', billions],
    ['五十亿元整', billions],
    ['5000000000.00', billions],
    ['伍拾亿', billions],
    ['伍拾亿元整壹分', billions],
    ['伍伍拾亿元整', billions],
    ['', billions],
    ['人民币壹仟零伍万零叁佰元整', odd],
    ['壹仟零伍万零叁佰元零柒角', odd],
  ])('not %j', (words, amount) => {
    expect(saysAmount(words, amount)).toBe(false);
  });

  test('a person may type everyday numerals', () => {
    expect(typedAmount('五十亿元', billions)).toBe(true);
    expect(typedAmount('一千零五万零三百元零七分', odd)).toBe(true);
    expect(typedAmount('十亿元整', yuan('1000000000.00'))).toBe(true);
    expect(typedAmount('五亿元', billions)).toBe(false);
  });

  test('the words of one amount say no other', () => {
    const amounts = fc
      .bigInt({ min: 0n, max: 10n ** 15n })
      .map((fen) => yuan(`${fen / 100n}.${String(fen % 100n).padStart(2, '0')}`));
    fc.assert(
      fc.property(amounts, amounts, (a, b) => {
        expect(saysAmount(capitalAmount(a), a)).toBe(true);
        expect(saysAmount(capitalAmount(a), b)).toBe(a === b);
      }),
    );
  });
});
