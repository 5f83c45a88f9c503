import type { TFunction } from 'i18next';
import {
  fundName,
  processCodes,
  processName,
  unitCodes,
  unitName,
  type Language,
} from '../names/names.js';
import type { Option } from './choice.js';

const FUNDS = ['EMPLOYEE', 'RESIDENT'];

export const unitOptions = (language: Language): readonly Option[] =>
  unitCodes().map((value) => ({ value, label: unitName(value, language) }));

export const fundOptions = (language: Language): readonly Option[] =>
  FUNDS.map((value) => ({ value, label: fundName(value, language) }));

export const processOptions = (language: Language): readonly Option[] =>
  processCodes().map((value) => ({ value, label: `${value} ${processName(value, language)}` }));

const SOURCES = ['STATUTORY', 'DERIVED', 'PROPOSED', 'ADOPTED'] as const;

export const sourceOptions = (t: TFunction): readonly Option[] =>
  SOURCES.map((value) => ({ value, label: t(`source.${value}`) }));
