import { publishedPasswords } from '#policy/published-passwords.js';
import { passwordFault } from '../../apps/api/session/password-rule.js';
import { ownThreadMs } from './support/longest-block.js';

const owner = {
  username: 'liandu.preparer',
  person: '徐志强',
  office: '331102.HEALTHCARE_SECURITY',
};
const published = publishedPasswords();
const fault = (password: string) => passwordFault(password, owner, published)?.code ?? null;

describe('密码 › what may be chosen', () => {
  test.each([
    'correct horse battery staple',
    'drei Fische im Oujiang',
    'Kx7!vQ2p#mZ9',
    '7$#k@!9^&*2q%',
    '莲都的桂花在九月开放得很晚',
    'all lower case and no digit',
    'guihua zai jiuyue kaifang',
    'x'.repeat(3) + ' sieben Reiher '.repeat(8),
  ])('%s', (password) => {
    expect(fault(password)).toBeNull();
  });

  test.each([
    ['too short', 'Kx7!vQ2p#mZ', 'TOO_SHORT'],
    ['too short once normalised', '\u2167\u2167', 'TOO_SHORT'],
    ['too long', 'sieben Reiher '.repeat(10), 'TOO_LONG'],
    ['a control character', 'drei Fische\u0000 im Oujiang', 'UNTYPABLE'],
    ['the demo’s own', 'Tongchou-2022', 'TOO_COMMON'],
    ['the demo’s own in full width', 'Ｔｏｎｇｃｈｏｕ－２０２２', 'TOO_COMMON'],
    ['the demo’s with lookalikes', 'T0ngch0u_2022', 'TOO_COMMON'],
    ['the demo’s in another year', 'tongchou@2026', 'TOO_COMMON'],
    ['the demo’s and a tail', 'Tongchou-2022-und-noch-was', 'TOO_COMMON'],
    ['a common one', 'password1234', 'TOO_COMMON'],
    ['a common one with signs', 'P@ssw0rd-2026!', 'TOO_COMMON'],
    ['digits in a row', '123456789012', 'TOO_COMMON'],
    ['one key', 'aaaaaaaaaaaaaaaa', 'TOO_COMMON'],
    ['a word again and again', 'passwordpasswordpassword', 'TOO_COMMON'],
    ['a row of keys', 'qwertyuiop[]', 'TOO_COMMON'],
    ['a number game of here', 'woaini1314520', 'TOO_COMMON'],
    ['a word of here and a year', 'yibao-20262026', 'TOO_COMMON'],
    ['an administrator', 'Admin@123456', 'TOO_COMMON'],
    ['the username', 'Liandu.Preparer-7-x', 'HOLDS_USERNAME'],
    ['the username without its dot', 'liandupreparer2026', 'HOLDS_USERNAME'],
    ['part of it and a year', 'preparer-2026', 'TOO_COMMON'],
    ['one’s own name in pinyin and a year', 'xuzhiqiang2022', 'TOO_COMMON'],
    ['with signs and capitals', 'XuZhiqiang@2022', 'TOO_COMMON'],
    ['with the surname behind', 'zhiqiangxu123', 'TOO_COMMON'],
    ['with a birthday', 'xuzhiqiang880808', 'TOO_COMMON'],
    ['its first letters, doubled, and a year', 'xzqxzqxzq2022', 'TOO_COMMON'],
    ['one’s own name in characters', '徐志强徐志强2022年03', 'TOO_COMMON'],
    ['one’s own office in pinyin', 'lianduyibaoju', 'TOO_COMMON'],
    ['its kind and a year', 'yibaoju2022!!', 'TOO_COMMON'],
    ['its unit and a year', 'lianduqu20222022', 'TOO_COMMON'],
    ['one’s own office in characters', '莲都区医保局2022年3月1', 'TOO_COMMON'],
    ['an office next door', 'caizhengju888888', 'TOO_COMMON'],
    ['what the work is about', 'zhigongyibao2022', 'TOO_COMMON'],
    ['a common name and a year', 'zhangwei1988', 'TOO_COMMON'],
    ['the city’s', 'lishuishiyibaoju', 'TOO_COMMON'],
    ['first letters and a birthday', 'xzq19880808123', 'TOO_COMMON'],
    ['“my password” in pinyin', 'wodemima1234', 'TOO_COMMON'],
  ])('not %s', (_name, password, code) => {
    expect(fault(password)).toBe(code);
  });

  test('not a name with ü, nor one in letters; a long one costs little', () => {
    const of = (person: string, password: string) =>
      passwordFault(password, { ...owner, person }, published)?.code ?? null;
    expect(of('吕雪', 'lvxue-19880808')).toBe('TOO_COMMON');
    expect(of('Anna Schmidt', 'schmidt-19880808')).toBe('TOO_COMMON');
    expect(of('都重行乐长'.repeat(12), 'drei Fische im Oujiang')).toBeNull();
  });

  test('is found out in well under a quarter of a second of the processor, whatever is sent', () => {
    fault('warm up, warm up');
    for (const text of [
      '4@8({[</3#6&9!1|0$5+7%2'.repeat(6),
      'l1I!|'.repeat(30),
      'passw0rd'.repeat(16),
    ]) {
      const took = [1, 2, 3].map(() => {
        const began = ownThreadMs();
        fault(text.slice(0, 128));
        return ownThreadMs() - began;
      });
      expect(Math.min(...took)).toBeLessThan(250);
    }
  });
});
