import { z } from 'zod';
import { amount, signedAmount } from '#contracts/formulas/fields.js';
import { amount as formAmount } from '#contracts/forms/field.js';

const said = (schema: z.ZodType, given: unknown): string =>
  schema.safeParse(given).error?.issues[0]?.message ?? 'taken';

describe('金额 › what the wire refuses says what is wrong', () => {
  test.each([
    ['', '请填写金额'],
    ['-1.00', '不能为负'],
    ['1.234', '最多两位小数'],
    ['1e5', '科学计数法'],
    ['abc', '只写数字'],
    ['12345,60', '逗号位置不对'],
    ['100\t200', '这是两个数'],
    ['1,234.50', '请写成 1234.50'],
  ])('%j', (given, words) => {
    for (const schema of [amount, formAmount('金额')]) {
      expect(said(schema, given)).toContain(words);
      expect(said(schema, given)).toContain(' / ');
    }
  });

  test('a figure of a formula may be below zero where the formula says so', () => {
    expect(said(signedAmount, '-1.00')).toBe('taken');
    expect(said(signedAmount, '-1.5')).toContain('请写成 -1.50');
    expect(said(amount, 5)).toContain('两位小数的文本');
  });
});
