import { otherFigures } from '#domain/letters/other-figures.js';

const title = '关于督促莲都区限期完成的函';
const drawn = {
  title,
  body: ['截至2022年5月10日累计到账0.00元（人民币零元整），已逾期10天。', '特此函告。'],
};
const older = '截至2022年5月9日累计到账0.00元（人民币零元整），已逾期9天。';

test.each([
  ['an older draft', [older, '特此函告。'], [older]],
  ['with words of one’s own in it', [`${older}请重视。`], [`${older}请重视。`]],
  ['one clause of it', ['贵区已多次承诺，已逾期9天。'], ['贵区已多次承诺，已逾期9天。']],
  ['the system’s words', drawn.body, []],
  ['the system’s figures in words of one’s own', ['至2022年5月10日仍未到账。'], []],
  ['other figures in words of one’s own', ['联系电话：2091010，限9日内回复。'], []],
])('%s', (_what, body, found) => {
  expect(otherFigures({ title, body }, drawn)).toEqual(found);
});
