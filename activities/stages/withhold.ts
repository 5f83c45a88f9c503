import type { WithheldBy } from '#contracts/process/stages.js';
import type { Asked } from '#contracts/escalation.js';
import { compare, isZero, minus, smaller, sum, type Yuan } from '#domain/money/yuan.js';
import { fund } from '#domain/ids/case-id.js';
import { addDays } from '#domain/time/day.js';
import { dayOf, startOf } from '#domain/time/instant.js';
import { findAccount } from '#persistence/ledger/find-account.js';
import type { StageRow } from '#persistence/obligations/stages.js';
import {
  isWithheldBy,
  lastAsked,
  recordWithholding,
  timesAsked,
  voucherToBook,
} from '#persistence/obligations/withholdings.js';
import type { AnswerRow } from '#persistence/steps/answer-rows.js';
import { findStepTask, redraftTask } from '#persistence/steps/task-rows.js';
import { recordFacts, type Found } from '../facts/record-facts.js';
import { applyOvertaken } from '../cases/apply-decision.js';
import { takeOffDesks } from '../cases/off-desks.js';
import { openTask } from '../cases/open-step.js';
import { missedOf } from '../receipts/collecting.js';
import { countAnew } from '../receipts/match-receipt.js';
import { auditCase, cityUnit, unitOfCase, type CaseWork } from '../work.js';
import type { StageTaken } from './course-of-case.js';
import { Figures } from './figures.js';
import { amountOf } from './amount-of.js';
import { withholdDesk } from './withhold-desk.js';

/** What became of the question whether to withhold. */
interface Withholding {
  readonly asks: readonly Asked[];
  /** Something was withheld just now: the duty stands otherwise. */
  readonly did?: true;
  /** Finance has not booked the voucher yet. */
  readonly vouchers?: true;
}

const nobody: Withholding = { asks: [] };

/**
 * 代扣 (docs/adr/0046): of what was missed and still lacks, a desk may say that it is withheld, and another person
 * agrees. Money that comes first takes the question away, or asks it anew where less is missing than was decided.
 */
export async function withhold(
  at: CaseWork,
  taken: StageTaken,
  stages: readonly StageRow[],
): Promise<Withholding> {
  const { duty: code = '', withheld: by } = taken.stage.collect ?? {};
  if (!by) return nobody;
  if (await voucherToBook(at.sql, at.row.id, code)) return { asks: [], vouchers: true };
  const missed = sum(stages.map(missedOf));
  if (isZero(missed)) return noMore(at, by);
  const asked = await lastAsked(at.sql, at.row.id, [by.step, by.agreed.step]);
  if (!asked || asked.state === 'CANCELLED') return ask(at, by.step);
  const enough = async (): Promise<boolean> => {
    const { amount } = await amountOf(at, new Figures(at, taken.answers), by.amount);
    return !isZero(amount) && compare(amount, missed) <= 0;
  };
  if (asked.state !== 'DONE') {
    if (asked.step === by.step || (await enough())) return ask(at, asked.step, asked.round);
    await takeOffDesks(at, asked.step);
    return ask(at, by.step);
  }
  const answer = taken.answers.findLast(
    ({ step, round }) => step === asked.step && round === asked.round,
  );
  if (answer?.way !== 'FORWARD') return ask(at, by.step);
  const agreed = answer.step === by.agreed.step;
  if (agreed && (await isWithheldBy(at.sql, answer.decisionId ?? ''))) return ask(at, by.step);
  if (!(await enough())) {
    await auditCase(at, 'WITHHOLDING_REFUSED', by.clause ?? at.row.clause, { missed });
    return ask(at, by.step);
  }
  if (!agreed) return ask(at, by.agreed.step);
  await make(at, { by, code, answers: taken.answers, agreed: answer, stages });
  return { asks: [], did: true };
}

const notJudged: readonly string[] = [
  'NOT_DUE',
  'DUE_SOON',
  'DUE_TODAY',
  'AWAITING_PROOF',
  'OVERDUE_PROVISIONAL',
];

/** When to look again at a stage whose day is over and whose statement is not in: the next morning at nine; null: none is. */
export function nextLook(stages: readonly StageRow[], now: number): number | null {
  const waits = stages.some(
    ({ state, dueInstant }) => dueInstant.getTime() <= now && notJudged.includes(state),
  );
  if (!waits) return null;
  const today = startOf(dayOf(now), 9);
  return today > now ? today : startOf(addDays(dayOf(now), 1), 9);
}

/** Nothing that was missed lacks any more: nobody need decide, and who did so was heard. */
async function noMore(at: CaseWork, by: WithheldBy): Promise<Withholding> {
  for (const kind of [by.step, by.agreed.step]) {
    await takeOffDesks(at, kind);
    await applyOvertaken(at, { kind });
  }
  return nobody;
}

/** The question stands before its desk with the figures of now; without a round it is a new one. */
async function ask(at: CaseWork, step: string, stands?: number): Promise<Withholding> {
  const caseId = at.row.id;
  const round = stands ?? (await timesAsked(at.sql, caseId, step)) + 1;
  const request = { caseId, step, round };
  const present = await findStepTask(at.sql, caseId, step, round);
  if (present) await redraftTask(at.sql, present.id, await withholdDesk.draft(at, request));
  else await openTask(at, request);
  return { asks: [{ step, round }] };
}

/** The oldest stage that was missed first. */
function partsOf(
  stages: readonly StageRow[],
  amount: Yuan,
): readonly { readonly stage: number; readonly amount: Yuan }[] {
  let left = amount;
  return stages.flatMap((each) => {
    const part = smaller(left, missedOf(each));
    left = minus(left, part);
    return isZero(part) ? [] : [{ stage: each.stage, amount: part }];
  });
}

interface Made {
  readonly by: WithheldBy;
  readonly code: string;
  readonly answers: readonly AnswerRow[];
  readonly agreed: AnswerRow;
  readonly stages: readonly StageRow[];
}

/** Whose budget it is withheld from: the county's own, of the city proper the city's. */
async function accountsOf(at: CaseWork, stages: readonly StageRow[]) {
  const { city, unit } = at.row;
  const ofCounty = unitOfCase(at).level === 'COUNTY_UNIT';
  const type = ofCounty ? 'FIN_COUNTY' : 'FIN_CITY';
  const whose = ofCounty ? unit : cityUnit(at.pack);
  const own = await findAccount(at.sql, { city, type, unit: whose, fund: fund(at.row.fund) });
  if (!own) throw new Error(`${whose} has no account ${type}`);
  return { from: own.id, to: stages[0]?.proofAccount ?? '' };
}

/** What two persons decided counts: stages, ladder, facts and trail; finance gets its voucher after that. */
async function make(at: CaseWork, { by, code, answers, agreed, stages }: Made): Promise<void> {
  const figures = new Figures(at, answers);
  const { amount, figure } = await amountOf(at, figures, by.amount);
  const document = await figures.of(by.document);
  if (!figure?.decisionId || !agreed.decisionId || !document) {
    throw new Error(`Nobody said what is withheld for ${code} of ${at.row.id}`);
  }
  const caseId = at.row.id;
  const parts = partsOf(stages, amount);
  const clause = by.clause ?? at.row.clause ?? '';
  const decisions = { decisionId: figure.decisionId, agreedId: agreed.decisionId };
  const times = await recordWithholding(at.sql, {
    ...decisions,
    ...(await accountsOf(at, stages)),
    caseId,
    code,
    amount,
    parts,
    clause,
    withheldOn: dayOf(agreed.at.getTime()),
    document: document.value as object,
    at: at.now,
  });
  await countAnew(at.sql, { caseId, code }, `WITHHELD/${agreed.decisionId}`, at.now);
  await keepFacts(at, by, figures, times);
  await auditCase(at, 'WITHHELD', clause, { duty: code, amount, parts, ...decisions });
}

/** Withheld a second time, the facts have their next revision. */
async function keepFacts(
  at: CaseWork,
  { facts }: WithheldBy,
  figures: Figures,
  revision: number,
): Promise<void> {
  for (const [name, ref] of Object.entries(facts)) {
    const found = await figures.of(ref);
    if (!found) continue;
    const { value, source, decisionId } = found;
    const fact: Found = { name, value, source };
    await recordFacts(at, { revision, decisionId }, [fact]);
  }
}
