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

/**
 * `policy verify --documents <dir>`: every quote is in its document, and every document is, whole,
 * the text that its pack records; what is not is named, and the answer is no.
 */
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
  const others = check.otherDocuments.map(({ document, expected, found }) =>
    say(
      manner,
      `${document}：全文与规则包所记不同（引文之外也可能有改动）。请改用原来的文本；文件确有更正的，核对后更新规则包\n  所记 ${expected}\n  现为 ${found}`,
      `${document}: the whole text is another than the pack records, also where it is not quoted. Use the text the pack was written from; where the document was corrected, review it and update the pack\n  recorded ${expected}\n  found    ${found}`,
    ),
  );
  const head = say(
    manner,
    `核对引文 ${check.checked} 条，不符 ${check.broken.length} 条；核对全文 ${check.documents} 份，不同 ${others.length} 份`,
    `${check.checked} quotes checked, ${check.broken.length} broken; ${check.documents} whole documents compared, ${others.length} differ`,
  );
  const wrong = check.broken.length + check.otherDocuments.length > 0;
  return (wrong ? no : done)(check, [head, ...broken, ...others]);
}
