import * as fs from 'node:fs';
import { needFile } from '#domain/text/text-of-file.js';
import { BackupUnusable } from '../backup/read-backup.js';
import { restore } from '../backup/restore.js';
import { orWrong, wrongInput } from '../problem.js';
import { siteHere } from '../site.js';
import { done, no, say, type Answer, type Manner } from '../terminal.js';
import { booksInWords } from '../reconcile/books-in-words.js';

/** Seen to be a file that opens, of any size, before anything is stopped for it. */
function canOpen(file: string): void {
  needFile(file, fs, Infinity);
  fs.closeSync(fs.openSync(file, 'r'));
}

/** `restore <file>`: a backup takes the place of all data; money is held until the books agree. */
export async function restoreAnswer(
  manner: Manner,
  file: string,
  talk: (line: string) => void,
): Promise<Answer> {
  orWrong('/file', () => canOpen(file));
  try {
    const restored = await restore(siteHere(), file, talk);
    const { books, recovered, businessNow, businessThen, files } = restored;
    const lines = [
      say(
        manner,
        `已恢复 ${businessThen} 的备份；业务时间 ${businessNow}，处于对账状态，暂停放款`,
        `restored the backup of ${businessThen}; business time ${businessNow}, reconciling: no money is released`,
      ),
      ...(files === 0
        ? []
        : [
            say(
              manner,
              `附件 ${files} 个，逐个核对哈希`,
              `${files} attached files, each by its hash`,
            ),
          ]),
      ...booksInWords(manner, books),
      ...recovered.problems.map((problem) => `  ! ${problem}`),
    ];
    return (recovered.problems.length === 0 ? done : no)(restored, lines);
  } catch (error) {
    if (error instanceof BackupUnusable) {
      throw wrongInput('/file', `${error.zh}：${file}`, `${error.en}: ${file}`);
    }
    throw error;
  }
}
