import { periodInWords } from '#domain/time/period-words.js';
import { fundInWords } from '#policy/fund-words.js';
import { deskOf } from '#policy/pack.js';
import {
  dutyOfTransfer,
  type DecisionDefinition,
  type StepDefinition,
  type TransferDefinition,
} from '#policy/schema/process.schema.js';
import { cityUnit, unitOfCase, type CaseWork } from '../work.js';

/** The clause a step rests on: its own, or that of the duty its case is about. */
export const clauseOfStep = ({ row }: CaseWork, { clause }: StepDefinition): string =>
  clause ?? row.clause;

/** 事项: what is to be done, for whom, of which fund and month. */
export function titleOf(work: CaseWork, step: StepDefinition, about?: string): string {
  if (about !== undefined) return `${step.title.zh}（${about}）`;
  const { short } = unitOfCase(work);
  const fund = fundInWords(work.pack, work.row.fund);
  return `${step.title.zh}（${short} · ${fund} · ${periodInWords(work.row.period)}）`;
}

const transferNamed = (
  { process }: CaseWork,
  key: string | undefined,
): TransferDefinition | undefined =>
  process.transfers.find(({ code }) => key?.split('/').at(-3) === code);

/**
 * A transfer's step as that transfer has it: it rests on the transfer's clause where it has none of its own, and
 * whoever is to see to the money has until the day of the duty that it meets.
 */
export function stepOfTransfer(
  work: CaseWork,
  step: StepDefinition,
  key: string | undefined,
): StepDefinition {
  const of = step.desk === '{transfer}' ? transferNamed(work, key) : undefined;
  if (!of) return step;
  const obligation = step.state === 'AWAITING_FUNDS' ? dutyOfTransfer(of) : step.obligation;
  return { ...step, clause: step.clause ?? of.clause, obligation };
}

/** The desk of a step; a transfer's step goes to whoever looks after that transfer. */
export function deskOfStep(work: CaseWork, step: StepDefinition, transfer?: string): string {
  const of = transferNamed(work, transfer);
  const pattern = step.desk === '{transfer}' ? of?.lookedAfterBy : step.desk;
  if (!pattern) throw new Error(`${step.code} of ${work.row.id} has no desk`);
  return deskOf(pattern, work.row.unit, cityUnit(work.pack));
}

/** The buttons of a step, with what each needs, in the pack's order: forward first. */
export function decisionsOf(work: CaseWork, step: StepDefinition): object[] {
  return step.decisions.map((decision) => ({
    code: decision.code,
    title: decision.title.zh,
    titleEn: decision.title.en,
    needs: decision.needs,
    ...(decision.returnTo && { returnTo: returnsOf(work, decision.returnTo) }),
    ...(decision.needs.includes('reasonCode') && {
      reasonCodes: (work.process.reasons ?? work.pack.reasons).map(({ code, title }) => ({
        code,
        title: title.zh,
      })),
    }),
  }));
}

function returnsOf(work: CaseWork, to: NonNullable<DecisionDefinition['returnTo']>): object[] {
  if (to.kind === 'UNIT') {
    return work.pack.units
      .filter(({ level }) => level !== 'CITY')
      .map(({ code, name }) => ({ code, title: name.zh }));
  }
  return to.steps.map((code) => ({
    code,
    title: work.process.steps.find((step) => step.code === code)?.title.zh ?? code,
  }));
}
