import { sentencesOf } from '#policy/sentences.js';

describe('the sentences of a document', () => {
  test('end in 。 or ； inside one line, and the rest of a line is one', () => {
    expect(sentencesOf('第一条 总则。适用于全市；不含个人账户\n\n  第二条 生效。\n')).toEqual([
      '第一条 总则。',
      '适用于全市；',
      '不含个人账户',
      '第二条 生效。',
    ]);
  });

  test('keep the closing quote that ends them', () => {
    expect(sentencesOf('实行“统收统支。”下一句。')).toEqual(['实行“统收统支。”', '下一句。']);
  });

  test('of an empty text are none', () => {
    expect(sentencesOf('\n \n')).toEqual([]);
  });
});
