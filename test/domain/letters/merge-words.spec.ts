import { mergeWording } from '#domain/letters/merge-words.js';

const drawn = {
  title: '关于督促莲都区限期完成2022年居民医保财政补助上划的督办函',
  body: [
    '应于2022年4月30日24时前完成。',
    '截至2022年5月9日累计到账0.00元（人民币零元整），尚欠40,234,567.80元（人民币肆仟万元整），已逾期9天。',
    '请于2022年5月16日前将欠缴的40,234,567.80元（人民币肆仟万元整）足额上划。',
    '特此函告。',
  ],
};
/** Two months later a thousand has come. */
const fresh = {
  title: drawn.title,
  body: [
    '应于2022年4月30日24时前完成。',
    '截至2022年7月13日累计到账1,000.00元（人民币壹仟元整），尚欠40,233,567.80元（人民币肆仟万元），已逾期74天。',
    '请于2022年7月20日前将欠缴的40,233,567.80元（人民币肆仟万元）足额上划。',
    '特此函告。',
  ],
};
const worded = (change: (body: string[]) => string[], title = drawn.title) => ({
  title,
  body: change([...drawn.body]),
});

describe('newer figures in a worded letter 文稿重新起草', () => {
  test('a draft nobody has worded is simply the newer one', () => {
    expect(mergeWording(drawn, drawn, fresh)).toEqual({ ...fresh, replaced: [] });
  });

  test('words that no figure touches stay, in the same sentence and in paragraphs of their own', () => {
    const mine = worded(
      ([a, b, c, d]) => [
        `${a ?? ''}请贵区高度重视。`,
        (b ?? '').replace('累计到账', '实际累计到账'),
        c ?? '',
        '联系人：张三。',
        (d ?? '').replace('特此函告', '特此函达'),
      ],
      '督办函',
    );
    expect(mergeWording(mine, drawn, fresh)).toEqual({
      title: '督办函',
      body: [
        '应于2022年4月30日24时前完成。请贵区高度重视。',
        '截至2022年7月13日实际累计到账1,000.00元（人民币壹仟元整），尚欠40,233,567.80元（人民币肆仟万元），已逾期74天。',
        '请于2022年7月20日前将欠缴的40,233,567.80元（人民币肆仟万元）足额上划。',
        '联系人：张三。',
        '特此函达。',
      ],
      replaced: [],
    });
  });

  test('a figure that a person worded gives way, and their paragraph is kept to be read', () => {
    const own = '截至2022年5月9日只到了零元，已经逾期九天了。';
    const merged = mergeWording(
      worded((body) => body.with(1, own)),
      drawn,
      fresh,
    );
    expect(merged.replaced).toEqual([own]);
    expect(merged.body.join()).not.toContain('2022年5月9日');
    expect(merged.body.join()).toContain('2022年7月13日');
  });

  test('a paragraph that a person left out does not come back in pieces', () => {
    const merged = mergeWording(
      worded((body) => body.toSpliced(1, 1)),
      drawn,
      fresh,
    );
    expect(merged.body).toContain(fresh.body[1]);
    expect(merged.body).toHaveLength(4);
    expect(merged.replaced.length).toBeGreaterThan(0);
  });

  test('a sentence of one’s own that names an older figure is told', () => {
    const own = '贵区至2022年5月9日仍未说明原因。';
    const merged = mergeWording(
      worded((body) => [...body, own]),
      drawn,
      fresh,
    );
    expect(merged.body.at(-1)).toBe(own);
    expect(merged.replaced).toEqual([own]);
  });

  test('a paragraph that took the newer figures and still names an older day is told', () => {
    const more = '已于2022年5月9日电话告知。';
    const merged = mergeWording(
      worded((body) => body.with(1, `${body[1] ?? ''}${more}`)),
      drawn,
      fresh,
    );
    expect(merged.body[1]).toBe(`${fresh.body[1] ?? ''}${more}`);
    expect(merged.replaced).toEqual([merged.body[1]]);
  });

  test.each([
    '请于5月16日前足额上划。',
    '请于５月１６日前足额上划。',
    '请于 2022 年 5 月 16 日前足额上划。',
    '请于2022-05-16前足额上划。',
    '请于2022/5/16前足额上划。',
    '请于五月十六日前足额上划。',
    '请于二〇二二年五月十六日前足额上划。',
    '请于16日前足额上划。',
    '至今尚欠40,234,567.80元。',
    '至今尚欠40234567.8元。',
    '至今尚欠4023.46万元。',
    '至今尚欠4,023.457万元。',
    '至今尚欠0.402346亿元。',
    '至今尚欠肆仟零贰拾叁万肆仟伍佰陆拾柒元捌角。',
    '至今0.00元到账。',
    '已逾期9天。',
    '已逾期九天。',
    '已逾期9日。',
    '请于本月16日前足额上划。',
    '截至今年5月9日仍未到账。',
    '截至22年5月9日仍未到账。',
    '截至二○二二年五月九日仍未到账。',
    '截至二零二二年五月九日仍未到账。',
    '请于五月十六号前足额上划。',
    '请于十六日前足额上划。',
    '请于5/16前足额上划。',
    '请于20220516前足额上划。',
    '至今尚欠40,234,567.80。',
    '至今尚欠肆仟零贰拾叁万零肆仟伍佰陆拾柒圆捌角。',
    '已逾期9个日历日。',
  ])('“%s” names an older figure', (own) => {
    const merged = mergeWording(
      worded((body) => [...body, own]),
      drawn,
      fresh,
    );
    expect(merged.replaced).toEqual([own]);
  });

  test.each([
    '应于4月30日前完成。',
    '请于7月20日前足额上划。',
    '请于9日内说明原因。',
    '该项为第19项，尚欠40,233,567.80元。',
    '2021年5月9日已有先例。',
    '共29天，涉及109天的利息，占比5.16%。',
    '市财政专户139日未见到账。',
    '至今仍欠约4,023万元。',
    '2021年十六日、每月16日前、十六日内各有一次。',
    '去年4月16日、二〇二一年五月九日已有先例。',
  ])('“%s” names none', (own) => {
    const merged = mergeWording(
      worded((body) => [...body, own]),
      drawn,
      fresh,
    );
    expect(merged.replaced).toEqual([]);
  });
});
