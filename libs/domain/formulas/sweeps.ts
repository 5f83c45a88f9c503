import type { Yuan } from '../money/yuan.js';
import type { Sheet } from './sheet.js';
import { amounts, isSo, least, minus, nothing, orZero, plus } from './terms.js';

export interface AttributionInputs {
  /** What came from the treasury into the pending sub-account in the period. */
  readonly swept: Yuan;
  /** What the tax system's details name, by agency and item, matched by voucher. */
  readonly details: readonly {
    readonly code: string;
    readonly employee: Yuan;
    readonly resident: Yuan;
  }[];
}

export interface Attribution {
  readonly distributed: Yuan;
  /** What stays in the pending sub-account, with a difference case (P24). */
  readonly pending: Yuan;
  /** Details beyond what was swept: nothing is distributed on credit. */
  readonly uncovered: Yuan;
  readonly cleared: boolean;
}

/** F18, HD-9.c–d: a ten-day period's premiums go where the tax details say, and not a fen further. */
export function sweepAttribution(sheet: Sheet, inputs: AttributionInputs): Attribution {
  const swept = sheet.input('swept', inputs.swept);
  const lines = inputs.details.flatMap(({ code, employee, resident }) => [
    sheet.at(code).input('employee', employee),
    sheet.at(code).input('resident', resident),
  ]);
  const detailed = sheet.step('detailed', plus(...lines));
  const distributed = sheet.step('distributed', least(detailed, swept));
  const pending = sheet.step('pending', minus(swept, distributed));
  const uncovered = sheet.step('uncovered', minus(detailed, distributed));
  return {
    ...amounts({ distributed, pending, uncovered }),
    cleared: isSo(pending, '=', nothing) && isSo(uncovered, '=', nothing),
  };
}

export interface CompletenessInputs {
  /** Premiums that reached the treasury in the year. */
  readonly received: Yuan;
  /** Sweeps with value in the year. */
  readonly swept: Yuan;
  /** Receipts of the last days, swept in the first of the next year and booked as in transit. */
  readonly inTransit: Yuan;
}

export interface Completeness {
  readonly unswept: Yuan;
  /** Below zero where more was swept or noted than received. */
  readonly difference: Yuan;
  readonly complete: boolean;
}

/** F18, LS-4.d: all premiums of the year are swept, the line in transit included. */
export function sweepCompleteness(sheet: Sheet, inputs: CompletenessInputs): Completeness {
  const received = sheet.input('received', inputs.received);
  const swept = sheet.input('swept', inputs.swept);
  const inTransit = sheet.input('inTransit', inputs.inTransit);
  const unswept = sheet.step('unswept', orZero(minus(received, swept)));
  const difference = sheet.step('difference', minus(received, plus(swept, inTransit)));
  return { ...amounts({ unswept, difference }), complete: isSo(difference, '=', nothing) };
}
