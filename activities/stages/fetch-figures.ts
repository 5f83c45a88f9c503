import { ApplicationFailure } from '@temporalio/activity';
import type { FetchActivities } from '#contracts/course.js';
import { FailureCode } from '#contracts/failures.js';
import type { Answer } from '#adapters/answer.js';
import type { Insurance } from '#adapters/insurance/insurance.port.js';
import { unit as unitCode, fund as fundCode, type Fund } from '#domain/ids/case-id.js';
import type { FactValue } from '#domain/facts/fact.js';
import { day } from '#domain/time/day.js';
import { dayOf } from '#domain/time/instant.js';
import type { OutsideFigure } from '#policy/process/outside-figures.js';
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
}

/** The year a figure is about: the case's or the one before, and never one that is not over yet. */
function yearOf(figure: string, { row, now }: CaseWork): number {
  const own = Number(row.period.slice(0, 4)) - (figure.endsWith('OfLastYear') ? 1 : 0);
  return Math.min(own, Number(dayOf(now).slice(0, 4)) - 1);
}

function questionOf(at: CaseWork, of: OutsideFigure): Question {
  const { path } = of.reference;
  const own = unitOfCase(at);
  const units = own.level === 'CITY' ? unitsOfPage(at.pack, courseOf(at).page) : [own];
  const figure = path.at(-1) ?? '';
  return {
    of,
    figure,
    fund: fundCode(path.length > 1 ? (path[0] ?? '') : at.row.fund),
    units: units.map(({ code, name }) => ({ code, name: name.zh })),
    today: dayOf(at.now),
    year: yearOf(figure, at),
  };
}

/** Which read of the platform gives a figure. */
function asked(
  insurance: Insurance,
  { figure, fund, today, year }: Question,
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
    case 'incomeOfLastYear':
      return insurance.getIncomeOfYear(unit, fund, year);
    default:
      throw new Error(`No read of the insurance platform gives ${figure}`);
  }
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

/** The figures of the insurance platform that a stage needs: of the unit, in the city's case of all its units. */
export const fetchFigures =
  (work: Work, insurance: Insurance): FetchActivities['fetchFigures'] =>
  async ({ caseId, stage: name, revision }) => {
    const lacking = async (at: CaseWork) => {
      const stage = courseOf(at).stages.find((each) => each.name === name);
      return stage && !at.row.finished ? lackingOutside(at, stage, revision) : [];
    };
    const questions = await work.onCase(caseId, async (at) =>
      (await lacking(at)).map((figure) => questionOf(at, figure)),
    );
    const answers = new Map<string, Figure>();
    for (const question of questions) {
      answers.set(question.of.name, await answerTo(insurance, question));
    }
    await work.onCase(caseId, async (at) => {
      const still = new Set((await lacking(at)).map((figure) => figure.name));
      const found = new Map([...answers].filter(([each]) => still.has(each)));
      await writeFound(at, revision, found);
    });
  };
