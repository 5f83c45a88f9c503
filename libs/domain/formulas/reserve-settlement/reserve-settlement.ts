import type { Sheet } from '../sheet.js';
import { amountOf, amounts, plus } from '../terms.js';
import { claimOf } from './claim.js';
import { rationReserve } from './ration-reserve.js';
import { tiersOf } from './tiers.js';
import type { Settlement, SettlementInputs } from './units.js';

/**
 * F04, LS-B8.1, LS-B8.2.b, LS-B8.3.c–d: the year's gap of every unit. What was missed by its own
 * fault first, then the unit's balance, the subsidy difference of the transition, and what is left
 * shared with the reserve; where the reserve cannot serve, with city finance. Claims of all units
 * are known before the reserve is rationed (OQ-03).
 */
export function reserveSettlement(sheet: Sheet, inputs: SettlementInputs): Settlement {
  const available = sheet.input('reserveAvailable', inputs.reserveAvailable);
  const claims = inputs.units.map((unit) => claimOf(sheet.at(unit.code), unit, inputs));
  const pools = rationReserve(sheet, available, claims);
  const settled = claims.map((claim) => {
    const on = sheet.at(claim.unit.code);
    const pool = pools.get(claim.unit.code) ?? claim.reserveClaim;
    const tiers = tiersOf(on, claim, pool);
    return { claim, tiers };
  });
  const used = sheet.step('reserveUsed', plus(...settled.map(({ tiers }) => tiers.fromReserve)));
  return {
    units: settled.map(({ claim, tiers }) => ({
      code: claim.unit.code,
      ...amounts({
        attributed: claim.attributed,
        fromBalance: claim.fromBalance,
        subsidyDifference: claim.subsidyDifference,
        reserveClaim: claim.reserveClaim,
        ...tiers,
      }),
    })),
    reserveUsed: amountOf(used),
  };
}
