import { ApplicationFailure } from '@temporalio/activity';
import type { FetchActivities } from '#contracts/course.js';
import { FailureCode } from '#contracts/failures.js';
import { answered, type Answer } from '#adapters/answer.js';
import type { Insurance } from '#adapters/insurance/insurance.port.js';
import { unit as unitCode, fund as fundCode, type Fund } from '#domain/ids/case-id.js';
import type { FactValue } from '#domain/facts/fact.js';
import { day } from '#domain/time/day.js';
import { sum, type Yuan } from '#domain/money/yuan.js';
import { dayOf } from '#domain/time/instant.js';
import { addMonths, monthOf, type Month } from '#domain/time/month.js';
import { firstMonthOf, monthsOf, period } from '#domain/time/period.js';
import type { OutsideFigure } from '#policy/process/outside-figures.js';
import type { Page } from '#policy/process/read.js';
import { unitsOfPage } from '#policy/process/units-of-page.js';
import { unitOfCase, type CaseWork, type Work } from '../work.js';
import { courseOf } from './course-of-case.js';
import type { Figure } from './figures.js';
import { lackingOutside } from './outside.js';
import { together } from './results.js';
import { writeFound } from './write-found.js';

/** What is asked of the platform for one fact: of which fund and units, about which year or day. */
interface Question {
  readonly of: OutsideFigure;
  readonly figure: string;
  readonly fund: Fund;
  readonly units: readonly { readonly code: string; readonly name: string }[];
  readonly today: string;
  readonly year: number;
  /** Months that are over, of the period before the case's. */
  readonly months: readonly Month[];
}

/** A case for which figures are asked: one that runs, or one that is about to be opened. */
export type AskedFor = Pick<CaseWork, 'pack' | 'now'> & {
  readonly page: Page;
  readonly row: Pick<CaseWork['row'], 'unit' | 'fund' | 'period'>;
};

/** The year a figure is about: the case's or the one before, and never one that is not over yet. */
function yearOf(figure: string, { row, now }: AskedFor): number {
  const own = Number(row.period.slice(0, 4)) - (figure.endsWith('OfLastYear') ? 1 : 0);
  return Math.min(own, Number(dayOf(now).slice(0, 4)) - 1);
}

/**
 * The months of the quarter or month before the case's that are over. A case that opens so early that none
 * of them is has the newest month that is.
 */
function monthsBefore({ row, now }: AskedFor): readonly Month[] {
  const own = monthsOf(period(row.period));
  const first = firstMonthOf(period(row.period));
  const before = own.map((_, index) => addMonths(first, index - own.length));
  const newest = addMonths(monthOf(dayOf(now)), -1);
  const over = before.filter((each) => each <= newest);
  return over.length > 0 ? over : [newest];
}

function questionOf(at: AskedFor, of: OutsideFigure): Question {
  const { path } = of.reference;
  const own = unitOfCase(at);
  const units = own.level === 'CITY' ? unitsOfPage(at.pack, at.page) : [own];
  const figure = path.at(-1) ?? '';
  return {
    of,
    figure,
    fund: fundCode(path.length > 1 ? (path[0] ?? '') : at.row.fund),
    units: units.map(({ code, name }) => ({ code, name: name.zh })),
    today: dayOf(at.now),
    year: yearOf(figure, at),
    months: monthsBefore(at),
  };
}

/** Which read of the platform gives a figure. */
async function asked(
  insurance: Insurance,
  { figure, fund, today, year, months }: Question,
  code: string,
): Promise<Answer<FactValue>> {
  const unit = unitCode(code);
  switch (figure) {
    case 'enrolment':
      return insurance.getEnrolment(unit, fund, day(today));
    case 'enrolmentOfLastYear':
      return insurance.getEnrolment(unit, fund, day(`${year}-12-31`));
    case 'expenditureOfYear':
    case 'expenditureOfLastYear':
      return insurance.getExpenditureOfYear(unit, fund, year);
    case 'expenditureOfLastPeriod':
      return ofMonths(insurance, { unit: code, fund, months });
    case 'incomeOfLastYear':
      return insurance.getIncomeOfYear(unit, fund, year);
    default:
      throw new Error(`No read of the insurance platform gives ${figure}`);
  }
}

/** What a unit's fund paid in several months; one that is not answered leaves no sum. */
async function ofMonths(
  insurance: Insurance,
  { unit, fund, months }: Pick<Question, 'fund' | 'months'> & { readonly unit: string },
): Promise<Answer<FactValue>> {
  const amounts: Yuan[] = [];
  for (const each of months) {
    const answer = await insurance.getExpenditure(unitCode(unit), fund, each);
    if (answer.outcome !== 'ANSWERED') return answer;
    amounts.push(answer.value);
  }
  return answered(sum(amounts));
}

async function answerTo(insurance: Insurance, question: Question): Promise<Figure> {
  const { of, units, figure, fund } = question;
  const values = await Promise.all(
    units.map(async ({ code }) => {
      const answer = await asked(insurance, question, code);
      if (answer.outcome === 'ANSWERED') return answer.value;
      const detail = `${figure} ${code} ${fund}: ${answer.outcome} ${answer.why}`;
      throw ApplicationFailure.retryable(detail, FailureCode.Unavailable);
    }),
  );
  const column = figure.startsWith('enrolment') ? 'persons' : 'amount';
  const value: FactValue =
    of.kind === 'rows'
      ? units.map(({ code, name }, index) => ({ code, name, [column]: values[index] ?? null }))
      : (together(values) ?? null);
  return { value, source: { kind: 'SYSTEM', ref: of.ref }, decisionId: null };
}

/** What the platform answers for a case; one figure that it does not give is asked again by the engine, with all others. */
export async function figuresFor(
  insurance: Insurance,
  at: AskedFor,
  lacking: readonly OutsideFigure[],
): Promise<ReadonlyMap<string, Figure>> {
  const answers = new Map<string, Figure>();
  for (const figure of lacking) {
    answers.set(figure.name, await answerTo(insurance, questionOf(at, figure)));
  }
  return answers;
}

/** The figures of the insurance platform that a stage needs: of the unit, in the city's case of all its units. */
export const fetchFigures =
  (work: Work, insurance: Insurance): FetchActivities['fetchFigures'] =>
  async ({ caseId, stage: name, revision }) => {
    const lacking = (at: CaseWork) => {
      const stage = courseOf(at).stages.find((each) => each.name === name);
      return stage && !at.row.finished ? lackingOutside(at, stage, revision) : [];
    };
    const asked = await work.onCase(caseId, async (at) => ({
      about: { pack: at.pack, now: at.now, page: courseOf(at).page, row: at.row },
      figures: lacking(at),
    }));
    const answers = await figuresFor(insurance, asked.about, asked.figures);
    await work.onCase(caseId, async (at) => {
      const still = new Set(lacking(at).map((figure) => figure.name));
      const found = new Map([...answers].filter(([each]) => still.has(each)));
      await writeFound(at, revision, found);
    });
  };
