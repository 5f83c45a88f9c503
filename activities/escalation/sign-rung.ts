import { LetterNotPrintable } from '#documents/unprintable.js';
import { holdLetter } from '#persistence/letters/hold-letter.js';
import { deliverLetter } from '#persistence/letters/move-letter.js';
import { correctionOf } from '#persistence/letters/letter-heading.js';
import { signLetter } from '#persistence/letters/sign-letter.js';
import { notify } from '#persistence/notices/notify.js';
import { rungsOf, signRung, type LadderRow } from '#persistence/obligations/ladder-rows.js';
import { behindSavepoint } from '#persistence/savepoint.js';
import type { DecisionRow } from '#persistence/steps/decision-rows.js';
import { dayOf } from '#domain/time/instant.js';
import { deskOf, letterOfPack, stepInRole } from '#policy/pack.js';
import { copyTask } from '#persistence/notices/copy-task.js';
import { cityUnit, type CaseWork } from '../work.js';
import { letterOfRung } from './facts.js';
import { officesTold } from './tell-rungs.js';

/**
 * A person signs. What cannot be printed is not signed and not asked for again and again: the letter is
 * held back, the officer changes its words, and it is signed anew.
 */
export async function signOrHold(
  at: CaseWork,
  duty: LadderRow,
  decision: DecisionRow,
): Promise<void> {
  try {
    await behindSavepoint(at.sql, 'letter_signed', () => signRungLetter(at, duty, decision));
  } catch (error) {
    if (!(error instanceof LetterNotPrintable)) throw error;
    const letterId = await letterToSign(at, duty, decision);
    if (letterId === null) throw error;
    const { faults } = error;
    const hold = { letterId, decisionId: decision.id, caseId: at.row.id, faults, at: at.now };
    await holdLetter(at.sql, hold);
  }
}

/** The letter that a decision signs; null: none. */
async function letterToSign(
  at: CaseWork,
  duty: LadderRow,
  decision: DecisionRow,
): Promise<string | null> {
  if (decision.kind === stepInRole(at.process, 'CORRECTION'))
    return await correctionOf(at.sql, duty.id);
  const rungs = await rungsOf(at.sql, duty.id);
  return rungs.find(({ step }) => step === decision.kind)?.letterId ?? null;
}

/** The letter gets its number and its seal of bytes, goes out, and the next rung is free. */
async function signRungLetter(at: CaseWork, duty: LadderRow, decision: DecisionRow): Promise<void> {
  const rungs = await rungsOf(at.sql, duty.id);
  if (decision.kind === stepInRole(at.process, 'CORRECTION')) {
    const told = [...new Set(rungs.flatMap(({ rung }) => officesTold(at, rung)))];
    const letterId = await correctionOf(at.sql, duty.id);
    if (letterId === null) return;
    return sendLetter(at, duty, decision, { letterId, kind: 'CORRECTION', told });
  }
  const rung = rungs.find(({ step }) => step === decision.kind);
  if (!rung?.letterId) return;
  const sign = { obligationId: duty.id, rung: rung.rung, by: decision.username };
  const signed = { ...sign, as: 'SIGNED', at: decision.at.getTime() } as const;
  if (!(await signRung(at.sql, signed))) return; // the money came first
  const told = officesTold(at, rung.rung);
  const kind = letterOfRung(at, rung.rung);
  return sendLetter(at, duty, decision, { letterId: rung.letterId, kind, told });
}

interface Outgoing {
  readonly letterId: string;
  readonly kind: string;
  readonly told: readonly string[];
}

async function sendLetter(
  at: CaseWork,
  duty: LadderRow,
  decision: DecisionRow,
  { letterId, kind, told }: Outgoing,
): Promise<void> {
  const template = letterOfPack(at.pack, kind);
  const when = decision.at.getTime();
  const { renderLetter } = await import('./render-letter.js'); // paper and fonts load with the first letter
  const { number } = await signLetter(at.sql, {
    id: letterId,
    series: template.series,
    year: Number(dayOf(when).slice(0, 4)),
    signedBy: decision.username,
    person: decision.person,
    decisionId: decision.id,
    at: when,
    render: (letter) => renderLetter(at.pack, letter),
  });
  await deliverLetter(at.sql, letterId, at.now);
  const title = `${template.name.zh} ${number}`;
  const offices = template.copyTo.map((office) =>
    office === '{debtor}' ? duty.debtor : deskOf(office, at.row.unit, cityUnit(at.pack)),
  );
  await copyTask(at.sql, decision.taskId, offices, { id: letterId, title });
  if (told.length === 0) return;
  await notify(at.sql, {
    key: `${letterId}/LETTER`,
    kind: 'LETTER_DELIVERED',
    to: told,
    title,
    body: duty.what,
    clause: duty.clause,
    about: { caseId: at.row.id, obligationId: duty.id, letterId },
    at: at.now,
  });
}
