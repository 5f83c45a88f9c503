import type { TFunction } from 'i18next';
import {
  accountTypeName,
  accountTypes,
  fundName,
  processCodes,
  processName,
  unitCodes,
  unitName,
  type Language,
} from '../names/names.js';
import type { Option } from './choice.js';

const FUNDS = ['EMPLOYEE', 'RESIDENT'];
const SOURCES = ['STATUTORY', 'DERIVED', 'PROPOSED', 'ADOPTED'] as const;

/** The states a list knows, in the order a person meets them. */
export const STATES = {
  taskState: ['OPEN', 'CLAIMED', 'DONE', 'CANCELLED'],
  transferState: [
    'PENDING',
    'SUBMITTED',
    'EXECUTED',
    'POSTED',
    'UNKNOWN',
    'FAILED',
    'VOID',
    'EXPIRED',
  ],
  obligationState: [
    'NOT_DUE',
    'DUE_SOON',
    'DUE_TODAY',
    'AWAITING_PROOF',
    'OVERDUE_PROVISIONAL',
    'OVERDUE',
    'PAST_PROPOSED',
    'MET',
    'MET_LATE',
    'MET_BY_WITHHOLDING',
    'WAIVED',
  ],
} as const;

export interface WordsNow {
  readonly t: TFunction;
  readonly language: Language;
  /** Whose states the filter `state` offers. */
  readonly states: keyof typeof STATES;
}

const units = ({ language }: WordsNow): readonly Option[] =>
  unitCodes().map((value) => ({ value, label: unitName(value, language) }));

/** What may be chosen, by the filter's name in the address. */
export const OPTIONS = {
  unit: units,
  county: units,
  process: ({ language }: WordsNow): readonly Option[] =>
    processCodes().map((value) => ({ value, label: `${value} ${processName(value, language)}` })),
  // Money is of one fund; a case may be about all of them.
  fund: ({ language, states }: WordsNow): readonly Option[] =>
    (states === 'transferState' ? FUNDS : [...FUNDS, 'ALL']).map((value) => ({
      value,
      label: fundName(value, language),
    })),
  state: ({ t, states }: WordsNow): readonly Option[] =>
    STATES[states].map((value) => ({ value, label: t(`${states}.${value}` as 'taskState.OPEN') })),
  source: ({ t }: WordsNow): readonly Option[] =>
    SOURCES.map((value) => ({ value, label: t(`source.${value}`) })),
  type: ({ language }: WordsNow): readonly Option[] =>
    accountTypes().map((value) => ({ value, label: accountTypeName(value, language) })),
} as const;
