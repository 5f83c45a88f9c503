import { binds, type Strength } from '#domain/time/binding.js';
import type { Language } from '#domain/time/count-words.js';
import { addDays } from '#domain/time/day.js';
import type { DueDate, SourceClass } from '#domain/time/due-date.js';
import type { RollReading } from '#domain/time/roll.js';
import type { WorkingCalendar } from '#domain/time/working-calendar.js';
import type { Pack } from './pack.js';
import type { DeadlineDefinition } from './schema/deadline.schema.js';

/** One deadline as `deadlines show` answers it. */
export interface Deadline extends DueDate {
  readonly what: string;
  readonly source: SourceClass;
  readonly strength: Strength;
  readonly clause: string;
  readonly quote: string;
}

/** What deadlines are counted with: the days, the city's reading of OQ-35, and for whom in words. */
export interface Counting {
  readonly calendar: WorkingCalendar;
  readonly reading: RollReading;
  readonly language: Language;
}

/** A day that is no order: what the document's own word for it is, and what passing it means. */
const REMINDS: Readonly<Record<Exclude<Strength, 'SHALL'>, Readonly<Record<Language, string>>>> = {
  PRINCIPLE: {
    zh: '文件写明“原则上”：过了这一天为超过原则上的时限，须说明原因，不算逾期',
    en: 'the document says "in principle": past this day a reason is asked for, it is no breach',
  },
  GENERALLY: {
    zh: '文件写明“一般”：过了这一天只作提醒，不算逾期',
    en: 'the document says "generally": past this day it is a reminder and no breach',
  },
  MAY: {
    zh: '文件写明“可”：不办不算逾期',
    en: 'the document says "may": not to do it is no breach',
  },
};

/** OQ-34: the day itself counts, to 24:00; only what the law or the city orders can be late. */
export function inclusiveInWords(
  pack: Pack,
  { source, strength, kind }: Pick<DeadlineDefinition, 'source' | 'strength' | 'kind'>,
  { statutory, excused }: DueDate,
  language: Language,
): string[] {
  if (kind === 'VALIDITY') return [];
  if (strength !== 'SHALL') return [REMINDS[strength][language]];
  if (!binds({ source, strength })) return [];
  if (excused !== null || (pack.validTo !== null && statutory > pack.validTo)) return [];
  const late = addDays(statutory, 1);
  return language === 'zh'
    ? [`含当日，至 24:00 止；${late} 00:00 起为逾期`]
    : [`the day itself counts, to 24:00; late from ${late} 00:00`];
}

export const readingInWords = (question: string, language: Language): string =>
  language === 'zh'
    ? `文件没有写明这一天，按口径登记簿 ${question} 确定`
    : `the document does not name this day; it follows the reading of ${question}`;

/** A day after the rules have ended is told, not hidden: whoever plans must see that a renewal is missing. */
export function withValidity(pack: Pack, deadline: Deadline, language: Language): Deadline {
  const { validTo } = pack;
  if (validTo === null || deadline.statutory <= validTo) return deadline;
  const words =
    language === 'zh'
      ? `本办法有效期至 ${validTo}，这一天在有效期之后：须先有续期文件，未续期前不产生新的义务`
      : `the rules were valid until ${validTo} and this day lies after it: a renewal must come first, until then nothing new falls due`;
  return { ...deadline, explanation: [...deadline.explanation, words] };
}
