import { bytesOfFile, textOfFile, type Files } from '#domain/text/text-of-file.js';

const found = { isFile: () => true, isDirectory: () => false, size: 2 };
const files = (code: string): Files => ({
  statSync: () => found,
  readFileSync: () => {
    throw Object.assign(new Error(code), { code });
  },
});

describe('文件 › a file that a person named', () => {
  test.each([
    ['EACCES', '没有权限读写：/卷/甲.json', 'no permission to read or write it: /卷/甲.json'],
    ['EISDIR', '这是文件夹，请给出文件：/卷/甲.json', 'this is a folder; name a file: /卷/甲.json'],
    ['EIO', '文件读不出（EIO）：/卷/甲.json', 'cannot be read (EIO): /卷/甲.json'],
  ])('%s is said in one line with its path, in both languages', (code, zh, en) => {
    for (const read of [textOfFile, bytesOfFile]) {
      expect(() => read('/卷/甲.json', files(code))).toThrow(
        expect.objectContaining({ file: '/卷/甲.json', zh, en }),
      );
    }
  });

  test('what is too large, and what is no file, is not opened', () => {
    const opened: string[] = [];
    const readFileSync = (file: string): Uint8Array => {
      opened.push(file);
      return new Uint8Array();
    };
    for (const [stat, says] of [
      [{ ...found, size: 3 }, '文件过大：甲'],
      [{ ...found, isFile: () => false }, '这是管道或设备'],
      [{ ...found, isFile: () => false, isDirectory: () => true }, '这是文件夹'],
    ] as const) {
      expect(() => textOfFile('甲', { statSync: () => stat, readFileSync }, 2)).toThrow(says);
    }
    expect(opened).toEqual([]);
    expect(textOfFile('甲', { statSync: () => found, readFileSync }, 2)).toBe('');
  });
});
