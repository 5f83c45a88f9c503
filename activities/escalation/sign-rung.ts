import { deliverLetter } from '#persistence/letters/move-letter.js';
import { signLetter } from '#persistence/letters/sign-letter.js';
import { notify } from '#persistence/notices/notify.js';
import { rungsOf, signRung, type LadderRow } from '#persistence/obligations/ladder-rows.js';
import type { DecisionRow } from '#persistence/steps/decision-rows.js';
import { dayOf } from '#domain/time/instant.js';
import { deskOf, letterOfPack } from '#policy/pack.js';
import { cityUnit, type CaseWork } from '../work.js';
import { rungName } from './facts.js';
import { renderLetter } from './render-letter.js';

/** A person signs: the letter gets its number and its seal of bytes, goes out, and the next rung is free. */
export async function signRungLetter(
  at: CaseWork,
  duty: LadderRow,
  decision: DecisionRow,
): Promise<void> {
  const rungs = await rungsOf(at.sql, duty.id);
  const rung = rungs.find(({ step }) => step === decision.kind);
  const when = decision.at.getTime();
  if (!rung?.letterId) return;
  const sign = { obligationId: duty.id, rung: rung.rung, by: decision.username, at: when };
  if (!(await signRung(at.sql, { ...sign, as: 'SIGNED' }))) return; // the money came first
  const definition = at.process.ladders
    .flatMap((ladder) => ladder.rungs)
    .find(({ code }) => code === rung.rung);
  const template = letterOfPack(at.pack, definition?.letter ?? '');
  const { number } = await signLetter(at.sql, {
    id: rung.letterId,
    series: template.series,
    year: Number(dayOf(when).slice(0, 4)),
    signedBy: decision.username,
    person: decision.person,
    decisionId: decision.id,
    at: when,
    render: (letter) => renderLetter(at.pack, letter),
  });
  await deliverLetter(at.sql, rung.letterId, at.now);
  await notify(at.sql, {
    key: `${duty.id}/${rung.rung}/LETTER`,
    kind: 'LETTER_DELIVERED',
    to: (definition?.tells ?? []).map((office) => deskOf(office, at.row.unit, cityUnit(at.pack))),
    title: `${rungName(at, rung.rung)} ${number}`,
    body: duty.what,
    clause: duty.clause,
    about: { caseId: at.row.id, obligationId: duty.id, letterId: rung.letterId },
    at: at.now,
  });
}
