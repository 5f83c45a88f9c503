import { composeLetter } from '#domain/letters/compose-letter.js';
import type { LetterFacts } from '#domain/letters/letter-facts.js';
import { yuan } from '#domain/money/yuan.js';
import { day } from '#domain/time/day.js';
import type { LetterPaper } from '#documents/letter-paper.js';
import { paperOf } from '#documents/paper-of.js';
import { loadPack } from '#policy/load-packs.js';
import { letterFaceOf } from '#policy/letter-face.js';
import { letterOfPack } from '#policy/pack.js';

/** 莲都区 paid a million of its April half, and that too late. */
export const facts: LetterFacts = {
  county: '莲都区',
  debtor: '莲都区财政局',
  period: '2022',
  fund: '居民医保',
  matter: '财政补助上划',
  duty: '财政补助上划（4月底前二分之一）',
  clause: 'LS-5.b',
  article: '第五条 句1后',
  quote: '于当年 4 月底前上划二分之一，6 月底前全部上划至市财政专户',
  document: '丽水市基本医疗保险基金市级统收统支实施办法（暂行）',
  documentNumber: '丽政办发〔2021〕61号附件',
  dueOn: day('2022-04-30'),
  money: {
    due: yuan('41234567.80'),
    receivedInTime: yuan('0.00'),
    received: yuan('1000000.00'),
    short: yuan('40234567.80'),
  },
  lateDays: 10,
  draftedOn: day('2022-05-10'),
  earlier: [
    { name: '认定逾期', on: day('2022-05-05') },
    { name: '提醒部门负责人', on: day('2022-05-06') },
    { name: '督办函', on: day('2022-05-09'), number: '丽医保统筹办督函〔2022〕1号' },
  ],
  answerBy: day('2022-05-17'),
  basis: '丽医保统筹办〔2022〕1号（演示数据，非真实文件）',
  correction: {
    reason: '市财政专户4月30日对账单补传，当日入账资金未计入',
    valueOn: day('2022-04-30'),
    corrected: [
      '《关于督促莲都区限期完成2022年居民医保财政补助上划的函》（丽医保统筹办督函〔2022〕3号）',
    ],
    recipients: ['莲都区人民政府', '各县（市、区）人民政府'],
  },
};

export const kinds = ['SUPERVISION_ORDER', 'INTERVIEW', 'CIRCULAR', 'CORRECTION'] as const;

/** A letter of the demo city's pack, signed as its third, or a draft. */
export function sampleLetter(kind: (typeof kinds)[number], state: 'SIGNED' | 'DRAFT'): LetterPaper {
  const pack = loadPack('lishui');
  if (!pack.letters) throw new Error('the demo city has letters');
  const template = letterOfPack(pack, kind);
  const number = template.series.replace('{year}', '2022').replace('{n}', '3');
  const words = { id: '00000000-0000-4000-8000-000000000000', ...composeLetter(template, facts) };
  const signed = state === 'SIGNED' ? { number, on: day('2022-05-10') } : null;
  return paperOf(letterFaceOf(pack, kind), words, signed);
}
