import type { Yuan } from '../money/yuan.js';
import type { Day } from '../time/day.js';

/** A step that was taken against the same breach before. */
export interface EarlierStep {
  /** `提醒部门负责人`, or the kind of letter: `督办函`. */
  readonly name: string;
  readonly on: Day;
  /** 发文字号; absent or null where the step sent no letter. */
  readonly number?: string | null;
}

/** The money of a duty, as it stood when the letter was drafted. */
export interface LetterMoney {
  readonly due: Yuan;
  /** With value by the due day. */
  readonly receivedInTime: Yuan;
  /** With value by the day of the draft. */
  readonly received: Yuan;
  readonly short: Yuan;
}

/** 更正: what was wrong, and to whom it had been said. */
export interface Correction {
  readonly reason: string;
  /** The value day that counts now, where there is one. */
  readonly valueOn: Day | null;
  /** The letters it corrects, each with title and number: `《…的函》（…〔2022〕3号）`. */
  readonly corrected: readonly string[];
  readonly recipients: readonly string[];
}

/** What a letter of the ladder is about (P26): figures and days, frozen when it is drafted. */
export interface LetterFacts {
  /** 县（市、区）: `莲都区`. */
  readonly county: string;
  /** 责任单位: `莲都区财政局`. */
  readonly debtor: string;
  readonly period: string;
  /** 险种: `居民医保`. */
  readonly fund: string;
  /** The process in words: `财政补助上划`. */
  readonly matter: string;
  /** The duty in words: `财政补助上划（4月底前二分之一）`. */
  readonly duty: string;
  /** Our own id of the clause, for the record; a letter never prints it. */
  readonly clause: string;
  readonly article: string;
  readonly quote: string;
  /** What the clause is cited from: the document, or the attachment that is a document of its own. */
  readonly document: string;
  /** `丽政办发〔2021〕61号`, of an attachment `丽政办发〔2021〕61号附件`. */
  readonly documentNumber: string;
  readonly dueOn: Day;
  /** null where the duty is no payment. */
  readonly money: LetterMoney | null;
  readonly lateDays: number;
  readonly draftedOn: Day;
  readonly earlier: readonly EarlierStep[];
  /** The day an answer is asked for, or an interview is held. */
  readonly answerBy: Day | null;
  /** What adopts the ladder, in the pack's words. */
  readonly basis: string;
  readonly correction: Correction | null;
}
