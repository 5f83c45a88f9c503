import type { Correction } from '#domain/letters/letter-facts.js';
import { day } from '#domain/time/day.js';
import { stepInRole } from '#policy/pack.js';
import { notify } from '#persistence/notices/notify.js';
import { holdsOf } from '#persistence/letters/hold-letter.js';
import { correctionOf, letterHeading, recipientsOf } from '#persistence/letters/letter-heading.js';
import { rungsOf, type LadderRow, type RungRow } from '#persistence/obligations/ladder-rows.js';
import { decidedSteps } from '#persistence/steps/task-rounds.js';
import { unitOfCase, type CaseWork } from '../work.js';
import { draft } from './draft-rung.js';
import { officesTold } from './tell-rungs.js';

/**
 * A breach that was none is taken back where it was told. Offices hear of it at once;
 * whoever got a signed letter gets a signed correction. True when nothing is left to correct.
 */
export async function corrected(at: CaseWork, duty: LadderRow): Promise<boolean> {
  const rungs = await rungsOf(at.sql, duty.id);
  const to = [...new Set(rungs.flatMap(({ rung }) => officesTold(at, rung)))];
  if (to.length > 0) {
    await notify(at.sql, {
      key: `${duty.id}/CORRECTION`,
      kind: 'CORRECTION',
      to,
      title: `更正：${unitOfCase(at).short} ${duty.what} 按期到账，原逾期认定撤销`,
      body: `规定期限 ${duty.statutory}，到账日 ${duty.metOn ?? ''}`,
      clause: duty.clause,
      about: { caseId: at.row.id, obligationId: duty.id },
      at: at.now,
    });
  }
  if (signedLetters(rungs).length === 0) return true;
  const decided = await decidedSteps(at.sql, at.row.id);
  const signed = decided.filter(({ step }) => step === stepInRole(at.process, 'CORRECTION')).length;
  const letterId = await correctionOf(at.sql, duty.id);
  const heldBack = letterId === null ? 0 : (await holdsOf(at.sql, letterId)).count;
  return signed > heldBack;
}

const signedLetters = (rungs: readonly RungRow[]): string[] =>
  rungs.flatMap(({ state, letterId }) => (state === 'SIGNED' && letterId ? [letterId] : []));

/** The correction of every letter that was signed on a breach that was none, as a draft. */
export async function draftCorrection(at: CaseWork, duty: LadderRow): Promise<string> {
  const rungs = await rungsOf(at.sql, duty.id);
  const letters = signedLetters(rungs);
  const headings = await Promise.all(letters.map((id) => letterHeading(at.sql, id)));
  const recipients = await recipientsOf(at.sql, letters);
  const correction: Correction = {
    reason: '到账数据迟到，经核对该笔资金的到账日在规定期限之内',
    valueOn: duty.metOn === null ? null : day(duty.metOn),
    corrected: headings.map(({ number, title }) => `《${title}》（${number ?? ''}）`),
    recipients,
  };
  return draft(at, duty, rungs, 'CORRECTION', 'CORRECTION', correction);
}
