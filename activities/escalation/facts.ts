import type { Correction, EarlierStep, LetterFacts } from '#domain/letters/letter-facts.js';
import { hasFigure } from '#domain/money/known-amount.js';
import { minus, yuan, type Yuan } from '#domain/money/yuan.js';
import { nthWorkingDayAfter } from '#domain/time/count-days.js';
import { day, daysBetween } from '#domain/time/day.js';
import { dayOf } from '#domain/time/instant.js';
import { citationOf } from '#policy/cite-clause.js';
import { fundInWords } from '#policy/fund-words.js';
import { letterOfPack } from '#policy/pack.js';
import type { LetterDefinition } from '#policy/schema/letter.schema.js';
import { letterHeading } from '#persistence/letters/letter-heading.js';
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
  const today = dayOf(at.now);
  const { answerWithin } = letter;
  return {
    county: unitOfCase(at).name.zh,
    debtor: officeName(at, duty.debtor),
    period: row.period,
    fund: fundInWords(pack, row.fund),
    matter: pack.processes.get(duty.process)?.title.zh ?? duty.what,
    duty: duty.what,
    clause: duty.clause,
    ...citationOf(pack, duty.clause),
    dueOn: day(duty.statutory),
    money: await moneyOf(at, duty),
    lateDays: Math.max(0, daysBetween(day(duty.statutory), today)),
    draftedOn: today,
    earlier: await earlierSteps(at, rungs),
    answerBy: answerWithin === null ? null : nthWorkingDayAfter(calendar, today, answerWithin).date,
    basis: rungs.at(-1)?.basis ?? '',
    correction,
  };
}

/** What is due and has come; null where the duty is no payment, or nobody knows its amount yet. */
export const figuresOf = (
  duty: LadderRow,
): { readonly due: Yuan; readonly received: Yuan } | null =>
  hasFigure(duty) ? { due: yuan(duty.amountDue), received: yuan(duty.amountReceived) } : null;

async function moneyOf(at: CaseWork, duty: LadderRow): Promise<LetterFacts['money']> {
  const figures = figuresOf(duty);
  if (!figures) return null;
  const { due, received } = figures;
  return {
    ...figures,
    receivedInTime: yuan(await receivedBy(at.sql, duty, duty.statutory)),
    short: minus(minus(due, received), yuan(duty.amountWithheld)),
  };
}

async function earlierSteps(at: CaseWork, rungs: readonly RungRow[]): Promise<EarlierStep[]> {
  const taken = rungs.filter(({ state }) => state === 'DONE' || state === 'SIGNED');
  return await Promise.all(
    taken.map(async ({ rung, at: when, signedAt, letterId }) => {
      const on = dayOf((signedAt ?? when).getTime());
      if (letterId === null) return { name: rungName(at, rung), on, number: null };
      const { number } = await letterHeading(at.sql, letterId);
      const kind = letterOfRung(at, rung);
      return { name: letterOfPack(at.pack, kind).name.zh, on, number };
    }),
  );
}

/** The kind of letter that a rung of the ladder sends. */
export function letterOfRung({ process }: CaseWork, rung: string): string {
  const found = process.ladders
    .flatMap(({ rungs }) => rungs)
    .find(({ code, letter }) => code === rung && letter !== null);
  if (!found?.letter) throw new Error(`Rung ${rung} has no letter`);
  return found.letter;
}

/** 督办级 in words, as the pack's ladder has it. */
export function rungName({ process }: CaseWork, code: string): string {
  const rungs = process.ladders.flatMap((ladder) => ladder.rungs);
  return rungs.find((each) => each.code === code)?.title.zh ?? code;
}

/** 莲都区财政局 for `331102.FINANCE`; a letter writes the unit's full name. */
export function officeName({ pack }: CaseWork, office: string): string {
  const [code, department] = office.split('.');
  const unit = pack.units.find((each) => each.code === code);
  const found = pack.offices.find(
    (each) => each.department === department && unit && each.levels.includes(unit.level),
  );
  return found && unit ? found.name.zh.replace('{unit}', unit.name.zh) : office;
}
