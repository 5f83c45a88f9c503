import type { AdoptedValue } from '#contracts/amendments.js';
import type { CellField } from '#contracts/process/fields.js';
import { formFaultOf } from '../checks/check-parameters.js';

const AMOUNTS = ['yuan', 'yuanPerHead'];
const COUNTS = [
  'workingDays',
  'workingDayOfMonth',
  'workingDayOfMarch',
  'dayOfMonth',
  'dayOfQuarter',
  'dayOfMarch',
  'months',
  'points',
];
const LISTS = [
  'shares',
  'checkpoints',
  'monthDays',
  'days',
  'order',
  'route',
  'chain',
  'indicators',
  'offices',
  'window',
  'period',
];
const BOOLEANS = ['boolean', 'flag'];

const mostCount = 366;

const named = (zh: string, en: string) => ({ field: 'value', zh, en });
const asked = { draft: null, shows: null, optional: false };

/** The field in which a value of a unit is filled in. */
export function valueField(unit: string): CellField {
  const value = named('数值', 'Value');
  if (AMOUNTS.includes(unit)) {
    const each = unit === 'yuan' ? value : named('数值（元/人）', 'Value, yuan a head');
    return { ...each, ...asked, kind: 'yuan', signed: false };
  }
  if (unit === 'ratio') {
    return { ...named('比例（如 0.50）', 'Ratio, such as 0.50'), ...asked, kind: 'ratio' };
  }
  if (COUNTS.includes(unit)) return { ...value, ...asked, kind: 'persons' };
  if (unit === 'day') return { ...named('日期', 'Day'), ...asked, kind: 'day' };
  if (BOOLEANS.includes(unit)) {
    const choices = [
      { code: 'YES', zh: '是', en: 'Yes' },
      { code: 'NO', zh: '否', en: 'No' },
    ];
    return { ...value, ...asked, kind: 'choice', choices };
  }
  const list = LISTS.includes(unit);
  const words = list ? named('数值（每行一项）', 'Value, one item a line') : value;
  return { ...words, ...asked, kind: 'remark', needed: true };
}

/** A value as a pack states it, or what is wrong with it, in both languages. */
export type ReadValue =
  { readonly value: AdoptedValue } | { readonly fault: readonly [zh: string, en: string] };

function shaped(unit: string, given: unknown): AdoptedValue | null {
  if (BOOLEANS.includes(unit)) return given === 'YES';
  if (typeof given === 'number') return given;
  if (typeof given !== 'string') return null;
  if (LISTS.includes(unit)) {
    const lines = given.split(/\r?\n/).map((line) => line.trim());
    return lines.filter((line) => line !== '');
  }
  const text = given.trim();
  if (unit === 'year') return /^[12]\d{3}$/.test(text) ? Number(text) : null;
  return text;
}

/** What somebody filled in, as a value of the unit. */
export function valueOf(unit: string, given: unknown): ReadValue {
  const value = shaped(unit, given);
  if (value === null) {
    return { fault: ['请按单位填写数值', 'fill in a value of this unit'] };
  }
  if (typeof value === 'number' && unit !== 'year' && (value < 0 || value > mostCount)) {
    return { fault: [`须在 0 到 ${mostCount} 之间`, `between 0 and ${mostCount}`] };
  }
  const fault = formFaultOf(unit, value);
  return fault ? { fault } : { value };
}
