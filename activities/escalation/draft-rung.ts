import { composeLetter } from '#domain/letters/compose-letter.js';
import type { Correction } from '#domain/letters/letter-facts.js';
import { dayOf } from '#domain/time/instant.js';
import { deskOf, letterOfPack } from '#policy/pack.js';
import { draftLetter } from '#persistence/letters/draft-letter.js';
import { letterHeading } from '#persistence/letters/letter-heading.js';
import { redraftLetter, type Redraft } from '#persistence/letters/redraft-letter.js';
import { notify } from '#persistence/notices/notify.js';
import { linkRung, type LadderRow, type RungRow } from '#persistence/obligations/ladder-rows.js';
import { cityUnit, type CaseWork } from '../work.js';
import { figuresOf, letterFacts, letterOfRung } from './facts.js';

/**
 * The letter of a rung that waits for its signature, with the figures of now: drafted once, drawn up
 * again each day until somebody decides. A person may word it; what they wrote stays where it fits.
 */
export async function draftRung(
  at: CaseWork,
  duty: LadderRow,
  rungs: readonly RungRow[],
  rung: string,
): Promise<string> {
  const kind = letterOfRung(at, rung);
  const letterId = await draft(at, duty, rungs, rung, kind, null);
  await linkRung(at.sql, duty.id, rung, { letterId });
  return letterId;
}

/** Whether a letter states what the register says today. */
export async function isOfToday(at: CaseWork, duty: LadderRow, letterId: string): Promise<boolean> {
  const stated = await letterHeading(at.sql, letterId);
  const { due = null, received = null } = figuresOf(duty) ?? {};
  return stated.factsOn === dayOf(at.now) && stated.due === due && stated.received === received;
}

/** The letter of these figures, new or drawn up again; its id. */
export async function draft(
  at: CaseWork,
  duty: LadderRow,
  rungs: readonly RungRow[],
  rung: string,
  kind: string,
  correction: Correction | null,
): Promise<string> {
  const template = letterOfPack(at.pack, kind);
  const facts = await letterFacts(at, duty, rungs, template, correction);
  const words = composeLetter(template, facts);
  const id = await draftLetter(at.sql, {
    obligationId: duty.id,
    rung,
    kind: template.id,
    caseId: at.row.id,
    city: at.row.city,
    unit: at.row.unit,
    fund: at.row.fund,
    template: `${at.row.pack}/${template.id}`,
    facts,
    ...words,
    at: at.now,
  });
  await drawAgain(at, duty, { id, facts, ...words, at: at.now });
  return id;
}

/** Whoever words the drafts hears when newer figures took the place of their words. */
async function drawAgain(at: CaseWork, duty: LadderRow, redraft: Redraft): Promise<void> {
  const lost = await redraftLetter(at.sql, redraft);
  if (lost.length === 0 || !at.pack.letters) return;
  await notify(at.sql, {
    key: `${redraft.id}/REDRAFTED/${dayOf(at.now)}`,
    kind: 'LETTER_REDRAFTED',
    to: [deskOf(at.pack.letters.paper.editor, at.row.unit, cityUnit(at.pack))],
    title: `文稿事实已更新，请复核您的修改：${redraft.title}`,
    body: lost.join('\n'),
    clause: duty.clause,
    about: { caseId: at.row.id, obligationId: duty.id, letterId: redraft.id },
    at: at.now,
  });
}
