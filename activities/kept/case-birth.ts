import type { Fund } from '#domain/ids/case-id.js';
import type { Day } from '#domain/time/day.js';
import type { Month } from '#domain/time/month.js';
import type { DatedObligation } from '#policy/process-dates.js';
import type { CaseKind, ProcessDefinition } from '#policy/schema/process.schema.js';
import type { Sql } from '#persistence/database.js';

/** A case that has just been opened. */
export interface Newborn {
  readonly row: {
    readonly caseId: string;
    readonly city: string;
    readonly unit: string;
    readonly fund: Fund;
    readonly period: string;
  };
  readonly kind: CaseKind;
  readonly process: ProcessDefinition;
  /** The day by whose law it goes. */
  readonly day: Day;
  readonly duties: readonly DatedObligation[];
  /** 汇款附言; null where money of its duties needs none. */
  readonly reference: string | null;
}

/** What a page of code of before adds to the opening of its process. */
export interface CaseBirth {
  /** The month whose actuals a period begins with, on the law of a day. */
  actualMonth?(process: ProcessDefinition, period: Month, on: Day): Month;
  /** The row of its own that it keeps of a case. */
  write?(sql: Sql, born: Newborn): Promise<void>;
}
