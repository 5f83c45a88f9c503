import { fileNameOf } from '../../apps/api/http/send-file.js';
import * as odd from '../support/odd-characters.js';

describe('文件名 › the name a file leaves under', () => {
  test.each([...odd.refused, ...odd.refusedInLine])('without %s', (_name, title) => {
    expect(fileNameOf(title, 'letter', 'pdf')).toBe('督办函.pdf');
  });

  test.each(odd.invisible)('is the plain one where the title is %s', (_name, title) => {
    expect(fileNameOf(title, 'letter', 'pdf')).toMatch(/^(letter|-)\.pdf$/);
  });

  test.each([
    ['a path upwards', '../../etc/passwd', '-..-etc-passwd.pdf'],
    ['a path of Windows', 'C:\\x\\y', 'C-x-y.pdf'],
    ['quotes and wild cards', '"a"*b?<c>|', '-a-b-c-.pdf'],
    ['a reserved name', 'CON', 'CON-.pdf'],
    ['a reserved name in small letters', 'nul.txt', 'nul-.txt.pdf'],
    ['dots and blanks at its end', '督办函. .', '督办函.pdf'],
    ['dots only', '...', '-.pdf'],
    ['a header', 'a\r\nset-cookie: x=1', 'aset-cookie- x=1.pdf'],
  ])('without harm from %s', (_name, title, name) => {
    expect(fileNameOf(title, 'letter', 'pdf')).toBe(name);
  });

  test('is short enough for every file system, and cut between characters', () => {
    const name = fileNameOf('𠮷'.repeat(200), 'letter', 'docx');
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
    expect(name).toBe(`${'𠮷'.repeat(40)}.docx`);
  });

  test('keeps what offices write', () => {
    const number = '丽医保督〔2022〕1号';
    expect(fileNameOf(number, 'letter', 'pdf')).toBe(`${number}.pdf`);
    expect(fileNameOf('阿布都拉·买买提', 'letter', 'pdf')).toBe('阿布都拉·买买提.pdf');
  });
});
