import type { AdoptedBy, AdoptedValue, Adoptable } from '#contracts/amendments.js';
import { readReference } from '#contracts/process/references.js';
import type { ZodObject, ZodType } from 'zod';
import { day, type Day } from '#domain/time/day.js';
import { methods } from '../formulas/methods.js';
import type { Pack } from '../pack.js';
import { casesOf } from '../process/page-names.js';
import { renewedFrom, unitOfKey } from './adoption-form.js';
import { openCodes } from './open-codes.js';
import { valueOf, type ReadValue } from './value-field.js';

/** What is wrong with a form, at its pointer within the form. */
export interface AdoptionFault {
  readonly pointer: string;
  readonly code: string;
  readonly message: string;
}

/** What a form says is adopted. */
export interface Adopted {
  readonly value: AdoptedValue;
  readonly from: Day;
  readonly to: Day | null;
  readonly document: AdoptedBy;
}

type Form = Readonly<Record<string, unknown>>;

const fault = (pointer: string, code: string, zh: string, en: string): AdoptionFault => ({
  pointer,
  code,
  message: `${zh} / ${en}`,
});

const isObject = (schema: ZodType): schema is ZodObject => 'shape' in schema;

/** The fields of formulas that a page fills with this parameter, by their own schemas. */
function takersOf(pack: Pack, key: string): readonly ZodType[] {
  return [...pack.pages.values()].flatMap((page) =>
    casesOf(page).flatMap(([, { stages }]) =>
      stages.flatMap(({ compute }) => {
        const input = methods[pack.formulas.get(compute?.formula ?? '')?.method ?? '']?.input;
        if (!compute || !input || !isObject(input)) return [];
        return Object.entries(compute.with).flatMap(([field, ref]) => {
          const { source, path = [] } = readReference(ref) ?? {};
          const taker = input.shape[field] as ZodType | undefined;
          return source === 'parameter' && path.join('.') === key && taker ? [taker] : [];
        });
      }),
    ),
  );
}

/** A formula that could not take the value would leave its cases waiting for ever. */
function refusedByFormula(pack: Pack, { kind, key }: Adoptable, value: AdoptedValue): boolean {
  if (kind !== 'PARAMETER') return false;
  return takersOf(pack, key).some(
    (taker) => !taker.safeParse(value).success && !taker.safeParse(String(value)).success,
  );
}

function readValue(pack: Pack, { kind, key }: Adoptable, given: unknown): ReadValue {
  if (kind === 'PARAMETER') return valueOf(unitOfKey(pack, key) ?? '', given);
  if (kind === 'READING') {
    const codes = openCodes(pack, key);
    if (codes.includes(String(given))) return { value: String(given) };
    const list = codes.join('、');
    return { fault: [`可采用：${list}`, `one of ${list}`] };
  }
  const last = renewedFrom(pack);
  if (String(given) >= last) return { value: String(given) };
  return { fault: [`须不早于 ${last}`, `not before ${last}`] };
}

/** What a form adopts; its shape has been checked (`formOfAdoption`). Faults stand at their fields. */
export function readAdoption(
  pack: Pack,
  of: Adoptable,
  form: Form,
): { readonly adopted: Adopted } | { readonly faults: readonly AdoptionFault[] } {
  const read = readValue(pack, of, form['value']);
  const first = day(pack.validFrom.value);
  const renewal = of.kind === 'VALIDITY';
  const from = renewal ? renewedFrom(pack) : day(String(form['from']));
  const to = renewal || (form['to'] ?? null) === null ? null : day(String(form['to']));
  const faults = [
    ...('fault' in read ? [fault('/value', 'WRONG_VALUE', ...read.fault)] : []),
    ...('value' in read && refusedByFormula(pack, of, read.value)
      ? [
          fault(
            '/value',
            'REFUSED_BY_FORMULA',
            '公式不接受这个数值，请核对单位和小数位',
            'the formula does not take this value; check its unit and decimals',
          ),
        ]
      : []),
    ...(from < first
      ? [
          fault(
            '/from',
            'BEFORE_THE_RULES',
            `不得早于规则施行之日 ${first}`,
            `not before the rules begin, ${first}`,
          ),
        ]
      : []),
    ...(to !== null && to < from
      ? [fault('/to', 'BEFORE_FROM', '止日不得早于起日', 'it must not end before it begins')]
      : []),
  ];
  if (faults.length > 0 || !('value' in read)) return { faults };
  return { adopted: { value: read.value, from, to, document: form['document'] as AdoptedBy } };
}
