import type { Fund } from '#domain/ids/case-id.js';
import type { Pack } from './pack.js';

/** One account of one fund, as the seed writes it and the bank knows it. */
export interface FundAccount {
  readonly id: string;
  readonly type: string;
  readonly city: string;
  readonly unit: string;
  readonly fund: Fund;
  readonly number: string;
  readonly name: string;
  readonly nameEn: string;
  readonly bank: 'bank' | 'treasury' | null;
  readonly outside: boolean;
}

/** An account's id, `331102.EXP_COUNTY.EMPLOYEE`: usable in a path, unlike a key with slashes. */
export const accountId = (unit: string, type: string, fund: Fund): string =>
  `${unit}.${type}.${fund}`;

/** What money from or to the accounts outside the books is in them, as the city's pack says. */
export const bookRules = (pack: Pack) =>
  pack.accounts.types.flatMap(({ type, books }) =>
    books === null ? [] : [{ ...books, city: pack.id, type }],
  );

const hasAccount = (units: readonly string[] | null, code: string): boolean =>
  units === null || units.includes(code);

/** Every account of a city: each fund has its own set, nothing is shared (LS-C3.1, 险种分账). */
export function fundAccounts(pack: Pack): readonly FundAccount[] {
  const { number, fundNumbers, types } = pack.accounts;
  return pack.funds.flatMap(({ code: fund, name: fundName }) =>
    types.flatMap((type) =>
      pack.units
        .filter(({ code, level }) => type.at.includes(level) && hasAccount(type.units, code))
        .map((unit) => ({
          id: accountId(unit.code, type.type, fund),
          type: type.type,
          city: pack.id,
          unit: unit.code,
          fund,
          number: number
            .replace('{unit}', unit.code)
            .replace('{type}', type.number)
            .replace('{fund}', fundNumbers[fund]),
          name: `${unit.short}${type.name.zh}（${fundName.zh}）`,
          nameEn: `${unit.name.en}: ${type.name.en} (${fundName.en})`,
          bank: type.bank,
          outside: type.outside,
        })),
    ),
  );
}
