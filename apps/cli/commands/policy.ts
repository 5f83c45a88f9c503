import { statSync } from 'node:fs';
import { packs } from '#policy/load-packs.js';
import { checkQuotes } from '#policy/quotes.js';
import { wrongInput } from '../problem.js';
import { done, no, say, type Answer, type Manner } from '../terminal.js';

const WHY = {
  NOT_IN_DOCUMENT: ['文件中没有这段文字', 'these words are not in the document'],
  DOCUMENT_MISSING: ['文件夹中没有这份文件', 'the document is not in the folder'],
  NOT_IN_SENTENCES: ['不在所注的句子里', 'these words are not in the sentences named'],
  NOT_IN_CLAUSE: ['条款登记中没有这段文字', 'these words are not in the registered clause'],
} as const;

/** `policy verify --documents <dir>` (contract › CLI): every quote is in its document, or named. */
export function verifyAnswer(manner: Manner, folder: string): Answer {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw wrongInput(
      '/documents',
      `没有这个文件夹：${folder}`,
      `there is no such folder: ${folder}`,
    );
  }
  const check = checkQuotes(packs(), folder);
  const broken = check.broken.map(({ file, id, clause, document, quote, why }) => {
    const [zh, en] = WHY[why];
    return `${file} ${id} ${clause} ${document}: ${say(manner, zh, en)}\n  “${quote}”`;
  });
  const others = check.otherDocuments.map(({ document }) =>
    say(
      manner,
      `${document}：文本与规则包记录的哈希不同`,
      `${document}: the text differs from the one the pack records`,
    ),
  );
  const head = say(
    manner,
    `核对引文 ${check.checked} 条，不符 ${check.broken.length} 条`,
    `${check.checked} quotes checked, ${check.broken.length} broken`,
  );
  return (check.broken.length > 0 ? no : done)(check, [head, ...broken, ...others]);
}
