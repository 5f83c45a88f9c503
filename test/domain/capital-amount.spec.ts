import * as fc from 'fast-check';
import { capitalAmount } from '#domain/money/capital-amount.js';
import { yuan } from '#domain/money/yuan.js';

describe('大写金额', () => {
  test.each([
    ['0.00', '人民币零元整'],
    ['0.01', '人民币壹分'],
    ['0.10', '人民币壹角整'],
    ['0.58', '人民币伍角捌分'],
    ['1.00', '人民币壹元整'],
    ['10.00', '人民币壹拾元整'],
    ['1409.50', '人民币壹仟肆佰零玖元伍角整'],
    ['6007.14', '人民币陆仟零柒元壹角肆分'],
    ['1680.32', '人民币壹仟陆佰捌拾元叁角贰分'],
    ['16409.02', '人民币壹万陆仟肆佰零玖元零贰分'],
    ['107000.53', '人民币壹拾万柒仟元伍角叁分'],
    ['100000.00', '人民币壹拾万元整'],
    ['10010.00', '人民币壹万零壹拾元整'],
    ['100000001.00', '人民币壹亿零壹元整'],
    ['100010000.00', '人民币壹亿零壹万元整'],
    ['1000100000.00', '人民币壹拾亿零壹拾万元整'],
    ['41200000.00', '人民币肆仟壹佰贰拾万元整'],
    ['5000000000.00', '人民币伍拾亿元整'],
    ['1000000000000.00', '人民币壹万亿元整'],
    ['10000000000000.00', '人民币壹拾万亿元整'],
    ['10000000000001.01', '人民币壹拾万亿零壹元零壹分'],
    ['-12.30', '人民币负壹拾贰元叁角整'],
  ])('%s 写作 %s', (amount, words) => {
    expect(capitalAmount(yuan(amount))).toBe(words);
  });

  const digits = '零壹贰叁肆伍陆柒捌玖';
  const places: Readonly<Record<string, bigint>> = { 拾: 10n, 佰: 100n, 仟: 1000n };

  /** Reads the words back: a section up to 仟, times 万 or 亿, the later 亿 over everything before. */
  function read(words: string): bigint {
    let [total, section, last] = [0n, 0n, 0n];
    for (const character of words) {
      const place = places[character];
      if (character === '亿')
        [total, section, last] = [(total + section + last) * 10n ** 8n, 0n, 0n];
      else if (character === '万') {
        const above = total - (total % 10n ** 8n);
        [total, section, last] = [above + (total - above + section + last) * 10n ** 4n, 0n, 0n];
      } else if (place) [section, last] = [section + last * place, 0n];
      else last = BigInt(digits.indexOf(character));
    }
    return total + section + last;
  }

  test('reads back to the same whole amount, without two 零 together', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 13n }), (whole) => {
        const words = capitalAmount(yuan(`${whole}.00`));
        expect(words).not.toContain('零零');
        expect(read(words.slice('人民币'.length, -'元整'.length))).toBe(whole);
      }),
      { numRuns: 500 },
    );
  });
});
