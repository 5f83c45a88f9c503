import type { Correction, EarlierStep, LetterFacts } from '#domain/letters/letter-facts.js';
import { minus, yuan } from '#domain/money/yuan.js';
import { nthWorkingDayAfter } from '#domain/time/count-days.js';
import { day, daysBetween } from '#domain/time/day.js';
import { dayOf } from '#domain/time/instant.js';
import { clauseOf } from '#policy/pack.js';
import type { LetterDefinition } from '#policy/schema/letter.schema.js';
import { receivedBy, type LadderRow, type RungRow } from '#persistence/obligations/ladder-rows.js';
import { unitOfCase, type CaseWork } from '../work.js';

/** What a letter says of a breach, as it stands now: figures of the register, words of the pack. */
export async function letterFacts(
  at: CaseWork,
  duty: LadderRow,
  rungs: readonly RungRow[],
  letter: LetterDefinition,
  correction: Correction | null = null,
): Promise<LetterFacts> {
  const { pack, row, calendar } = at;
  const law = clauseOf(pack, duty.clause);
  const document = pack.documents.find(({ id }) => id === law.document);
  const today = dayOf(at.now);
  const { answerWithin } = letter;
  return {
    county: unitOfCase(at).short,
    debtor: officeName(at, duty.debtor),
    period: row.period,
    fund: pack.funds.find(({ code }) => code === row.fund)?.name.zh ?? row.fund,
    matter: pack.processes.get(duty.process)?.title.zh ?? duty.what,
    duty: duty.what,
    clause: duty.clause,
    article: law.article,
    quote: law.quote,
    document: document?.title ?? '',
    documentNumber: document?.number ?? '',
    dueOn: day(duty.statutory),
    money: duty.kind === 'MONEY' ? await moneyOf(at, duty) : null,
    lateDays: Math.max(0, daysBetween(day(duty.statutory), today)),
    draftedOn: today,
    earlier: rungs.flatMap((rung) => earlierStep(at, rung)),
    answerBy: answerWithin === null ? null : nthWorkingDayAfter(calendar, today, answerWithin).date,
    basis: rungs.at(-1)?.basis ?? '',
    correction,
  };
}

async function moneyOf(at: CaseWork, duty: LadderRow): Promise<LetterFacts['money']> {
  const due = yuan(duty.amountDue);
  const received = yuan(duty.amountReceived);
  return {
    due,
    received,
    receivedInTime: yuan(await receivedBy(at.sql, duty, duty.statutory)),
    short: minus(due, received),
  };
}

function earlierStep(at: CaseWork, { rung, state, at: when, signedAt }: RungRow): EarlierStep[] {
  if (state !== 'DONE' && state !== 'SIGNED') return [];
  const on = dayOf((signedAt ?? when).getTime());
  return [{ name: rungName(at, rung), on }];
}

/** 督办级 in words, as the pack's ladder has it. */
export function rungName({ process }: CaseWork, code: string): string {
  const rungs = process.ladders.flatMap((ladder) => ladder.rungs);
  return rungs.find((each) => each.code === code)?.title.zh ?? code;
}

/** 莲都区财政局 for `331102.FINANCE`. */
export function officeName({ pack }: CaseWork, office: string): string {
  const [code, department] = office.split('.');
  const unit = pack.units.find((each) => each.code === code);
  const found = pack.offices.find(
    (each) => each.department === department && unit && each.levels.includes(unit.level),
  );
  return found && unit ? found.name.zh.replace('{unit}', unit.short) : office;
}
