import type { Clock } from '#contracts/api/clock.js';
import type { Session as SessionAnswer } from '#contracts/api/session.js';
import type { Task as TaskAnswer } from '#contracts/api/tasks.js';

export type { Board, LateItem } from '#contracts/api/board.js';
export type { CaseStep, CaseView } from '#contracts/api/cases.js';
export type { Clock } from '#contracts/api/clock.js';
export type { DecisionReceipt } from '#contracts/api/decisions.js';
export type { Letter, LetterItem } from '#contracts/api/letters.js';
export type { Account, Posting, Transfer } from '#contracts/api/money.js';
export type { Obligation, ObligationItem, ObligationsPage } from '#contracts/api/obligations.js';
export type { HistoryLine, Neighbour, TaskDecision, TaskItem } from '#contracts/api/tasks.js';
export type { Holder, Light } from '#contracts/api/values.js';

export type DateSource = TaskAnswer['source'];
export type TaskState = TaskAnswer['state'];

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

/** The demo clock is told to everybody where the instance has one; moving it is another right. */
export type Session = SessionAnswer & { readonly clock?: Clock };

export interface CaseOf {
  readonly city: string;
  readonly process: string;
  readonly unit: string;
  readonly fund: string;
  readonly period: string;
}

/** The part of JSON Schema 2020-12 that the product's forms use. */
export interface FieldSchema {
  readonly type?: string;
  readonly title?: string;
  /** Beside the Chinese title, where the form's words have both. */
  readonly titleEn?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly readOnly?: boolean;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly enum?: readonly string[];
  /** What each of a field's choices is called. */
  readonly choices?: readonly {
    readonly code: string;
    readonly title: string;
    readonly titleEn: string;
  }[];
  readonly anyOf?: readonly FieldSchema[];
  readonly properties?: Readonly<Record<string, FieldSchema>>;
  readonly items?: FieldSchema;
}

export type FormValue = string | number | boolean | null | FormValues | readonly FormValues[];
export interface FormValues {
  readonly [field: string]: FormValue | undefined;
}

export interface TaskClock {
  readonly statutory?: string;
  readonly operational?: string;
  readonly provisional?: boolean;
  readonly explanation?: readonly string[];
}

/** A task whose open parts (form, clock) are read as what they are. */
export type Task = Omit<TaskAnswer, 'form' | 'clock'> & {
  readonly form: {
    readonly schema: FieldSchema;
    readonly values: FormValues;
    readonly drafted?: FormValues;
    readonly relations?: TaskAnswer['form']['relations'];
  };
  readonly clock: TaskClock;
};

export interface CalendarDay {
  readonly date: string;
  readonly working: boolean;
  readonly kind: 'WORKDAY' | 'WEEKEND' | 'HOLIDAY' | 'MAKE_UP_WORKDAY';
  readonly name: string | null;
  readonly provisional: boolean;
}
