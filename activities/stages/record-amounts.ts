import { dueAtCheckpoints, stagesWith } from '#domain/process/checkpoints.js';
import { orZero, yuan, type Yuan } from '#domain/money/yuan.js';
import { parameterOfFund } from '#policy/parameters.js';
import { setStages, stagesOf } from '#persistence/obligations/stages.js';
import { judgeCaseNow } from '#persistence/obligations/sweep.js';
import { countAnew } from '../receipts/match-receipt.js';
import type { CaseWork } from '../work.js';
import { amountOf } from './amount-of.js';
import { courseOf } from './course-of-case.js';
import type { Figures } from './figures.js';

/**
 * What each duty of the case comes to: its dated rows share it as their checkpoints say, one whose day is over
 * keeps what it was judged by. Money that has come counts for it; nothing owed is met at once.
 */
export async function recordAmounts(
  at: CaseWork,
  figures: Figures,
  amounts: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, Yuan>>> {
  const known: Record<string, Yuan> = {};
  for (const [code, ref] of Object.entries(amounts)) {
    const total = orZero((await amountOf(at, figures, ref)).amount);
    const duty = { caseId: at.row.id, code };
    const before = await stagesOf(at.sql, duty);
    const kept = before.map(({ amountKnown, dueInstant, amountDue }) =>
      amountKnown && dueInstant.getTime() <= at.now ? yuan(amountDue) : null,
    );
    const dues = dueAtCheckpoints(total, sharesOf(at, code));
    await setStages(at.sql, duty, stagesWith(dues, kept), at.now);
    await countAnew(at.sql, duty, `AMOUNT/${at.now}`, at.now);
    known[code] = total;
  }
  if (Object.keys(known).length > 0) await judgeCaseNow(at.sql, at.row.id, at.now);
  return known;
}

/** How much of the whole must have come by each row of a duty, in order; the last one's is all of it. */
function sharesOf(at: CaseWork, code: string): readonly string[] {
  const { page, kind } = courseOf(at);
  return page.law.obligations
    .filter((each) => each.case === kind && each.code === code)
    .map(({ share }) =>
      share === null
        ? '1'
        : parameterOfFund(at.pack, share.replace(/^parameter\./, ''), at.row.fund, at.day),
    );
}
