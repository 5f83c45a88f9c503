import type { Amendment } from '#contracts/amendments.js';
import { day, type Day } from '#domain/time/day.js';
import type { Pack } from '../pack.js';
import type { ProcessDefinition } from '../schema/process.schema.js';
import type { Reading } from '../schema/reading.schema.js';
import { holdsOn, withSpan } from './spans.js';

/** For whom a pack is amended: a case of a fund that goes by the law of a day. */
export interface AmendedFor {
  readonly fund: string;
  readonly day: Day;
}

/** What a renewal prolongs. */
export const validityKey = 'pack.validTo';

/** What every parameter of a pack has, wherever it stands. */
interface Entry {
  readonly key: string;
  readonly fund?: string | null;
  readonly value: unknown;
  readonly from: string;
  readonly to?: string | null;
}

/** What an adopted value rests on, in one line: 浙〔2022〕1号，市政府，2022-03-01. */
export const documentInWords = ({ document }: Pick<Amendment, 'document'>): string =>
  `${document.number}，${document.issuer}，${document.date}`;

/** The amendment that gave a parameter its value; null: the pack's own files did. */
export const amendmentOf = (entry: object): Amendment | null =>
  'amendment' in entry ? (entry.amendment as Amendment) : null;

/** Which rows of its key an adopted value speaks of: in a case those of its fund, in lists those of its own. */
const speaksOf =
  (amendment: Amendment, of: AmendedFor | null) =>
  (row: Entry): boolean => {
    if (row.key !== amendment.key) return false;
    const fund = row.fund ?? null;
    return of === null ? fund === amendment.fund : fund === null || fund === of.fund;
  };

type Spanned = Entry & { readonly from: Day; readonly to: Day | null };

function withValue<Row extends Entry>(
  rows: readonly Row[],
  amendment: Amendment,
  of: AmendedFor | null,
): readonly Row[] {
  const { key, fund, value, from, to } = amendment;
  const like = rows.find((row) => row.key === key);
  if (!like) return rows;
  const covers = speaksOf(amendment, of);
  const adopted = {
    ...like,
    value,
    from: day(from),
    to: to === null ? null : day(to),
    ...('fund' in like || fund !== null ? { fund } : {}),
    source: 'ADOPTED',
    basis: documentInWords(amendment),
    amendment,
  };
  const covered = rows
    .filter(covers)
    .map((row): Spanned => ({ ...row, from: day(row.from), to: row.to ? day(row.to) : null }));
  const spans = withSpan<Spanned>(covered, adopted);
  return [...rows.filter((row) => !covers(row)), ...(spans as unknown as Row[])];
}

const adoptionOf = (amendment: Amendment): NonNullable<Reading['adoptedBy']> => ({
  person: amendment.by.map((each) => each.person).join('、'),
  document: documentInWords(amendment),
  on: day(amendment.on),
});

const ADOPTED = 'ADOPTED' as const;

/**
 * The last word of a city on a reading: the newest of those that hold on the day. A question that was blocked
 * because a value was missing is answered by the value.
 */
function readingsAs(
  readings: Pack['readings'],
  adopted: readonly Amendment[],
  values: readonly Amendment[],
): Pack['readings'] {
  const codes = new Map(adopted.map((each) => [each.key, each]));
  const given = new Map(values.map((each) => [each.key, each]));
  return new Map(
    [...readings].map(([id, reading]): [string, Reading] => {
      const code = codes.get(id);
      if (code) {
        const adoptedBy = adoptionOf(code);
        return [id, { ...reading, chosen: String(code.value), status: ADOPTED, adoptedBy }];
      }
      const value = reading.status === 'BLOCKED' && given.get(reading.awaits ?? '');
      return [id, value ? { ...reading, status: ADOPTED, adoptedBy: adoptionOf(value) } : reading];
    }),
  );
}

/**
 * A pack with what its city has adopted since. For a case only what its fund and its day have (`of`);
 * without one all of it, as lists show it. The pack itself stays as it was written.
 */
export function amended(
  pack: Pack,
  amendments: readonly Amendment[],
  of: AmendedFor | null = null,
): Pack {
  const mine = amendments.filter(({ fund }) => of === null || fund === null || fund === of.fund);
  const values = mine.filter(({ kind }) => kind === 'PARAMETER');
  const readings = mine.filter(
    (each) => each.kind === 'READING' && (of === null || holdsOn(each, of.day)),
  );
  const until = mine.findLast(({ kind }) => kind === 'VALIDITY');
  if (values.length + readings.length === 0 && !until) return pack;
  // In formulas and in processes of code a list is one text with blanks, as their files write it.
  const texts = values.map((each) =>
    Array.isArray(each.value) ? { ...each, value: each.value.join(' ') } : each,
  );
  const all = <Row extends Entry>(rows: readonly Row[], given = values): Row[] => [
    ...given.reduce<readonly Row[]>((before, each) => withValue(before, each, of), rows),
  ];
  const processes = new Map(
    [...pack.processes].map(([id, process]): [string, ProcessDefinition] => [
      id,
      { ...process, parameters: all(process.parameters, texts) },
    ]),
  );
  return {
    ...pack,
    parameters: all(pack.parameters),
    readings: readingsAs(pack.readings, readings, values),
    processes,
    pages: new Map(
      [...pack.pages].map(([id, page]) => [
        id,
        { ...page, law: { ...page.law, parameters: all(page.law.parameters) } },
      ]),
    ),
    formulas: new Map(
      [...pack.formulas].map(([id, formula]) => [
        id,
        { ...formula, parameters: all(formula.parameters, texts) },
      ]),
    ),
    ...(until ? { validTo: day(String(until.value)), status: statusOf(pack) } : {}),
  };
}

/** A pack that had ended holds again; one that was not complete is no more complete than before. */
const statusOf = ({ status }: Pack): Pack['status'] => (status === 'EXPIRED' ? 'ACTIVE' : status);
