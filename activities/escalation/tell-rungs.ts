import { notify } from '#persistence/notices/notify.js';
import { rungsOf, type LadderRow } from '#persistence/obligations/ladder-rows.js';
import { deskOf } from '#policy/pack.js';
import { cityUnit, unitOfCase, type CaseWork } from '../work.js';
import { rungName } from './facts.js';

/** Rungs that come by themselves are told to whom the ladder names, once each. */
export async function tellRungs(at: CaseWork, duty: LadderRow): Promise<void> {
  for (const { rung, state } of await rungsOf(at.sql, duty.id)) {
    if (state !== 'DONE') continue;
    const to = officesTold(at, rung);
    if (to.length === 0) continue;
    await notify(at.sql, {
      key: `${duty.id}/${rung}`,
      kind: rung,
      to,
      title: `${rungName(at, rung)}：${unitOfCase(at).short} ${duty.what}`,
      body: `规定期限 ${duty.statutory}`,
      clause: duty.clause,
      about: { caseId: at.row.id, obligationId: duty.id },
      at: at.now,
    });
  }
}

/** The offices a rung of the unit's ladder tells. */
export function officesTold(at: CaseWork, rung: string): string[] {
  const tells =
    at.process.ladders
      .find(({ levels }) => levels.includes(unitOfCase(at).level))
      ?.rungs.find(({ code }) => code === rung)?.tells ?? [];
  return tells.map((office) => deskOf(office, at.row.unit, cityUnit(at.pack)));
}
