import { existsSync } from 'node:fs';
import { BackupUnusable } from '../backup/read-backup.js';
import { restore } from '../backup/restore.js';
import { wrongInput } from '../problem.js';
import { siteHere } from '../site.js';
import { done, no, say, type Answer, type Manner } from '../terminal.js';
import { booksInWords } from '../reconcile/books-in-words.js';

/** `restore <file>`: a backup takes the place of all data; money is held until the books agree. */
export async function restoreAnswer(
  manner: Manner,
  file: string,
  talk: (line: string) => void,
): Promise<Answer> {
  if (!existsSync(file)) {
    throw wrongInput('/file', `没有这个文件：${file}`, `there is no file ${file}`);
  }
  try {
    const restored = await restore(siteHere(), file, talk);
    const { books, recovered, businessNow, businessThen } = restored;
    const lines = [
      say(
        manner,
        `已恢复 ${businessThen} 的备份；业务时间 ${businessNow}，处于对账状态，暂停放款`,
        `restored the backup of ${businessThen}; business time ${businessNow}, reconciling: no money is released`,
      ),
      ...booksInWords(manner, books),
      ...recovered.problems.map((problem) => `  ! ${problem}`),
    ];
    return (recovered.problems.length === 0 ? done : no)(restored, lines);
  } catch (error) {
    if (error instanceof BackupUnusable) throw wrongInput('/file', error.zh, error.en);
    throw error;
  }
}
