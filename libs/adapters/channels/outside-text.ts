import { instantText } from '#domain/time/instant.js';
import type { OutsideNotice } from './channel.port.js';

const kindWords: Readonly<Record<string, string>> = {
  REMINDER: '期限提醒',
  BREACH: '逾期认定',
  HEADS: '负责人提醒',
  LETTER_DELIVERED: '公文送达',
  CORRECTION: '更正通知',
  URGE: '催办',
  COPY: '抄送',
};

/** 催办, or plainly 通知 for a kind without a word of its own. */
export const kindWord = (kind: string): string => kindWords[kind] ?? '通知';

/** A title that holds an amount says more than may go out; the page behind the link says it. */
const looksLikeMoney = /[¥￥]|\d[\d,.]*\s*(亿|万)?元|\d\.\d{2}(?!\d)/;

const whatOf = ({ what }: OutsideNotice): string =>
  what === null || looksLikeMoney.test(what) ? '' : what.replace(/\s+/g, ' ').trim().slice(0, 80);

/** Midnight ends the day before. */
function until(dueAt: number): string {
  const text = instantText(dueAt - 1);
  const time = text.slice(11, 16);
  return time === '23:59'
    ? `${text.slice(0, 10)} 24:00`
    : instantText(dueAt).slice(0, 16).replace('T', ' ');
}

/** The subject of a mail, the head of a message. */
export function headOf(notice: OutsideNotice): string {
  const what = whatOf(notice);
  return `${kindWord(notice.kind)}${what === '' ? '' : `：${what}`}`;
}

/** The facts below the head, one a line. */
export const linesOf = (notice: OutsideNotice): string[] => [
  `单位：${notice.unitName}`,
  `收件：${notice.officeName}`,
  ...(notice.dueAt === null ? [] : [`期限：${until(notice.dueAt)}`]),
];

/** 催办 2 件、期限提醒 5 件. */
export function countsOf(notices: readonly OutsideNotice[]): string {
  const counts = new Map<string, number>();
  for (const { kind } of notices) {
    counts.set(kindWord(kind), (counts.get(kindWord(kind)) ?? 0) + 1);
  }
  return [...counts].map(([word, count]) => `${word} ${count} 件`).join('、');
}

const bytes = (text: string): number => Buffer.byteLength(text, 'utf8');

/** Message in Markdown of at most so many bytes; what does not fit is counted. */
export function markdownOf(notices: readonly OutsideNotice[], mostBytes: number): string {
  const [first] = notices;
  if (first && notices.length === 1) {
    const text = [
      `### ${headOf(first)}`,
      ...linesOf(first).map((line) => `> ${line}`),
      `[打开办理](${first.link})`,
    ];
    return text.join('\n\n');
  }
  const head = [`### 统筹：${countsOf(notices)}`];
  const foot = (left: number) => (left === 0 ? [] : [`…另有 ${left} 件，请登录查看`]);
  const lines: string[] = [];
  for (const notice of notices) {
    const due = notice.dueAt === null ? '' : `，期限 ${until(notice.dueAt)}`;
    const line = `- [${headOf(notice)}](${notice.link}) ${notice.unitName}${due}`;
    const left = notices.length - lines.length - 1;
    if (bytes([...head, ...lines, line, ...foot(Math.max(left, 1))].join('\n')) > mostBytes) break;
    lines.push(line);
  }
  return [...head, ...lines, ...foot(notices.length - lines.length)].join('\n');
}
