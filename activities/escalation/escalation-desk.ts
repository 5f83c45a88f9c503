import { instantText } from '#domain/time/instant.js';
import { escalationForms, longestProblem } from '#contracts/forms/escalation.forms.js';
import { stepOf } from '#policy/pack.js';
import type { StepRole } from '#policy/schema/process.schema.js';
import { releaseLetter } from '#persistence/letters/hold-letter.js';
import { letterHeading } from '#persistence/letters/letter-heading.js';
import { markRead, withdrawLetter } from '#persistence/letters/move-letter.js';
import {
  excuseBreach,
  holdLadder,
  linkRung,
  lockLadder,
  resumeLadder,
  rungsOf,
  signRung,
  type LadderRow,
} from '#persistence/obligations/ladder-rows.js';
import { endLadder } from '#persistence/obligations/end-ladder.js';
import type { DecisionRow } from '#persistence/steps/decision-rows.js';
import type { Draft, ProcessDesk } from '../cases/process-desk.js';
import { unitOfCase, type CaseWork } from '../work.js';
import { figuresOf, rungName } from './facts.js';
import { draftCorrection } from './correct-breach.js';
import { draftRung, isOfToday } from './draft-rung.js';
import { nextLook } from './next-look.js';
import { heldLetter } from './reword-letter.js';
import { signOrHold } from './sign-rung.js';

/** What a step is to the ladder; undefined: a rung is signed at it. */
const roleOf = ({ process }: CaseWork, code: string): StepRole | undefined =>
  stepOf(process, code).role ?? undefined;

/** Their figures are those of the day: what the officer looks at, and what is signed. */
const ofTheDay: readonly (StepRole | undefined)[] = ['BREACH', 'HELD', 'CORRECTION', undefined];

/** The steps of 督办. */
export const escalationDesk: ProcessDesk = {
  draft: async (at, { step, round }) => {
    const duty = await lockLadder(at.sql, at.row.id);
    switch (roleOf(at, step)) {
      case 'BREACH':
      case 'HELD':
        return drawn(duty, { ...breachOf(at, duty), document: '' });
      case 'RECEIPT':
        return drawn(duty, await letterToAnswer(at, duty, round));
      case 'REPLY':
        return replyDraft(at, duty, round);
      case 'CORRECTION':
        return correctionDraft(at, duty);
      case 'REWORD':
        return rewordDraft(at, duty);
      default:
        return signDraft(at, duty, step);
    }
  },
  effect,
  opened: async (at, { step }, taskId) => {
    const duty = await lockLadder(at.sql, at.row.id);
    const rung = (await rungsOf(at.sql, duty.id)).find(
      (each) => each.step === step && each.state === 'AWAITING_SIGNATURE',
    );
    if (rung) await linkRung(at.sql, duty.id, rung.rung, { taskId });
  },
  // Putting a step before its desk ends no wait for the next rung, or for the letter's next day.
  wakesAt: async (at, step) =>
    nextLook(await lockLadder(at.sql, at.row.id), at.now, roleOf(at, step) === 'CORRECTION'),
  redrafts: (at, step) => ofTheDay.includes(roleOf(at, step)),
};

const drawn = (duty: LadderRow, form: object): Draft => ({
  form,
  amount: figuresOf(duty)?.due ?? null,
});

function breachOf(at: CaseWork, duty: LadderRow) {
  const figures = figuresOf(duty);
  return {
    unitName: unitOfCase(at).name.zh,
    what: duty.what,
    statutory: duty.statutory,
    amountDue: figures?.due ?? null,
    amountReceived: figures?.received ?? null,
    declaredAt: duty.declaredAt ? instantText(duty.declaredAt.getTime()) : '',
    rung: duty.rung === null ? '' : rungName(at, duty.rung),
  };
}

async function signDraft(at: CaseWork, duty: LadderRow, step: string): Promise<Draft> {
  const rungs = await rungsOf(at.sql, duty.id);
  const rung = rungs.find((each) => each.step === step && each.state === 'AWAITING_SIGNATURE');
  if (!rung) throw new Error(`${at.row.id} awaits no signature at ${step}`);
  const current = rung.letterId !== null && (await isOfToday(at, duty, rung.letterId));
  const letterId = current ? rung.letterId : await draftRung(at, duty, rungs, rung.rung);
  return letterDraft(at, duty, letterId);
}

async function correctionDraft(at: CaseWork, duty: LadderRow): Promise<Draft> {
  return letterDraft(at, duty, await draftCorrection(at, duty));
}

async function letterDraft(at: CaseWork, duty: LadderRow, letterId: string): Promise<Draft> {
  const letterTitle = (await letterHeading(at.sql, letterId)).title;
  return drawn(duty, { ...breachOf(at, duty), letterId, letterTitle, document: '' });
}

/** 修改公文: the letter that was signed and cannot be printed, and what of it. */
async function rewordDraft(at: CaseWork, duty: LadderRow): Promise<Draft> {
  const held = await heldLetter(at, duty);
  if (!held) throw new Error(`${at.row.id} has no letter held back`);
  const { title } = await letterHeading(at.sql, held.letterId);
  const problem = held.faults.map(({ message }) => message.zh).join('；');
  return drawn(duty, {
    ...breachOf(at, duty),
    letterId: held.letterId,
    letterTitle: title,
    problem: Array.from(problem).slice(0, longestProblem).join(''),
  });
}

async function reworded(at: CaseWork, duty: LadderRow, decision: DecisionRow): Promise<void> {
  if (roleOf(at, decision.kind) !== 'REWORD') return;
  const held = await heldLetter(at, duty);
  if (held) await releaseLetter(at.sql, held.letterId, decision.id);
}

/** The letter that the round is about: the first signed one is answered first. */
async function letterToAnswer(at: CaseWork, duty: LadderRow, round: number) {
  const signed = (await rungsOf(at.sql, duty.id)).filter(
    ({ state, letterId }) => state === 'SIGNED' && letterId,
  );
  const letterId = (signed[round - 1] ?? signed.at(-1))?.letterId ?? '';
  const number = letterId === '' ? '' : ((await letterHeading(at.sql, letterId)).number ?? '');
  return { ...breachOf(at, duty), letterId, number };
}

/** What is asked stands empty: a promise nobody made is none. */
async function replyDraft(at: CaseWork, duty: LadderRow, round: number): Promise<Draft> {
  const about = await letterToAnswer(at, duty, round);
  return drawn(duty, { ...about, cause: '', payBy: '', reply: '', document: '' });
}

/** 签收 is on the letter's own record too, where nobody had opened it before. */
async function acknowledged(at: CaseWork, decision: DecisionRow): Promise<void> {
  const { letterId } = escalationForms.letter.parse(decision.form);
  if (letterId === '') return;
  await markRead(at.sql, letterId, decision.username, decision.at.getTime());
}

async function effect(at: CaseWork, decision: DecisionRow): Promise<void> {
  const duty = await lockLadder(at.sql, at.row.id);
  const when = decision.at.getTime();
  switch (decision.code) {
    case 'HOLD':
      return holdLadder(at.sql, duty.id);
    case 'RESUME':
      return resumeLadder(at.sql, duty.id, when);
    case 'EXCUSE':
      return excused(at, duty, decision);
    case 'CONFIRM':
      return roleOf(at, decision.kind) === 'RECEIPT' ? acknowledged(at, decision) : undefined;
    case 'APPROVE':
      return signOrHold(at, duty, decision);
    case 'SKIP_UP':
      return skipped(at, duty, decision);
    case 'SUBMIT':
      return reworded(at, duty, decision);
  }
}

/** The rung is left out, and its draft is nobody's to word or sign any more. */
async function skipped(at: CaseWork, duty: LadderRow, decision: DecisionRow): Promise<void> {
  const rungs = await rungsOf(at.sql, duty.id);
  const found = rungs.find((each) => each.step === decision.kind);
  if (!found) return;
  const skip = { obligationId: duty.id, rung: found.rung, by: decision.username };
  const done = await signRung(at.sql, { ...skip, as: 'SKIPPED', at: decision.at.getTime() });
  if (done && found.letterId) await withdrawLetter(at.sql, found.letterId, at.now);
}

async function excused(at: CaseWork, duty: LadderRow, decision: DecisionRow): Promise<void> {
  const form = escalationForms.excuse.parse(decision.form);
  await excuseBreach(at.sql, duty.id, {
    reason: decision.reasonCode ?? '',
    comment: decision.comment ?? '',
    document: form.document,
    decisionId: decision.id,
    at: decision.at.getTime(),
  });
  await endLadder(at.sql, duty.id, null, at.now);
}
