import { allot } from '../allot.js';
import type { Sheet } from '../sheet.js';
import { isSo, least, minus, number, plus, type Term } from '../terms.js';
import { WrongInput } from '../wrong-input.js';
import type { Claim } from './claim.js';

type Pools = ReadonlyMap<string, Term>;

/** Each claim as far as what those before it left over (input order). */
function firstCome(available: Term, claims: readonly Claim[]): Pools {
  let left = available;
  return new Map(
    claims.map(({ unit, reserveClaim }) => {
      const pool = least(reserveClaim, left);
      left = minus(left, pool);
      return [unit.code, pool];
    }),
  );
}

function headsOf(on: Sheet, { unit }: Claim, index: number): Term {
  if (typeof unit.insured !== 'number') {
    throw new WrongInput(
      `/units/${index}/insured`,
      '按参保人数分配时必填',
      'needed where the reserve is shared by heads',
    );
  }
  return on.step('heads', number(String(unit.insured)));
}

/** By heads, each at most its claim; what a cap frees is shared again among the rest. */
function byHeads(sheet: Sheet, available: Term, claims: readonly Claim[]): Pools {
  const pools = new Map<string, Term>();
  let open = claims.map((claim, index) => ({
    ...claim,
    weight: headsOf(sheet.at(claim.unit.code), claim, index),
  }));
  let left = available;
  while (open.length > 0) {
    const shares = allot(
      left,
      open.map(({ unit, weight }) => ({ code: unit.code, weight })),
      '/units',
    );
    const shared = open.map((claim, index) => ({ claim, share: shares[index] ?? left }));
    const capped = shared.filter(({ claim, share }) => isSo(share, '>', claim.reserveClaim));
    for (const { claim, share } of capped.length > 0 ? capped : shared) {
      pools.set(claim.unit.code, capped.length > 0 ? claim.reserveClaim : share);
    }
    if (capped.length === 0) break;
    left = minus(left, plus(...capped.map(({ claim }) => claim.reserveClaim)));
    open = open.filter(({ unit }) => !pools.has(unit.code));
  }
  return pools;
}

/**
 * OQ-03: what the reserve gives each unit where the claims are more than it holds. By default in
 * proportion to the claims, to the fen; a reserve that suffices gives every claim in full.
 */
export function rationReserve(sheet: Sheet, available: Term, claims: readonly Claim[]): Pools {
  const claimed = sheet.step('claimsTotal', plus(...claims.map((each) => each.reserveClaim)));
  const paid = sheet.step('reservePaidOut', least(available, claimed));
  switch (sheet.reading('OQ-03')) {
    case 'FIRST_COME':
      return firstCome(paid, claims);
    case 'PRO_RATA_HEADCOUNT':
      // Nothing is rationed where every claim is served: heads are not asked for then.
      return isSo(paid, '=', claimed)
        ? new Map(claims.map(({ unit, reserveClaim }) => [unit.code, reserveClaim]))
        : byHeads(sheet, paid, claims);
    default: {
      const parties = claims.map(({ unit, reserveClaim }) => ({
        code: unit.code,
        weight: reserveClaim,
      }));
      const shares = allot(paid, parties, '/units');
      return new Map(claims.map(({ unit }, index) => [unit.code, shares[index] ?? paid]));
    }
  }
}
