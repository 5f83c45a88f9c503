import type { Language } from '#domain/time/count-words.js';
import { addDays, type Day } from '#domain/time/day.js';
import { dueDate, type DueDate } from '#domain/time/due-date.js';
import { dueInPeriod, rolledDue } from '#domain/time/due-in-period.js';
import { writtenDays } from '#domain/time/written-days.js';
import { addMonths, monthOf, type Month } from '#domain/time/month.js';
import {
  daysOf,
  period,
  periodAfter,
  periodBefore,
  periodWith,
  type Period,
  type PeriodKind,
} from '#domain/time/period.js';
import { rolledAs } from '#domain/time/roll.js';
import type { WorkingCalendar } from '#domain/time/working-calendar.js';
import {
  inclusiveInWords,
  readingInWords,
  withValidity,
  type Counting,
  type Deadline,
} from './deadline-words.js';
import { followUps } from './follow-ups.js';
import { clauseOf, type Pack } from './pack.js';
import { runningPage } from './process/definition-of-page.js';
import { openingOfKind, recurring } from './process/openings.js';
import { rollReadingOf } from './roll-reading.js';
import type { DeadlineDefinition } from './schema/deadline.schema.js';
import type { ProcessDefinition } from './schema/process.schema.js';

export type { Deadline } from './deadline-words.js';

/** A duty may lie about this many months away from the month its day falls in; packs allow twelve. */
const FURTHEST_MONTHS = 13;

/** Rolling forward moves a day by one holiday at most; a period is searched so far around. */
const FURTHEST_ROLL = 31;

type Span = ReturnType<typeof daysOf>;

function dutiesAround({ first, last }: Span): Month[] {
  const duties: Month[] = [];
  const end = addMonths(monthOf(last), FURTHEST_MONTHS);
  for (
    let duty = addMonths(monthOf(first), -FURTHEST_MONTHS);
    duty <= end;
    duty = addMonths(duty, 1)
  ) {
    duties.push(duty);
  }
  return duties;
}

/** Budgets are dated in the year before, settlements up to five years later. */
const furthestYears = 5;

/** The periods of a kind whose duties may fall due in a span. */
function periodsAround({ first, last }: Span, kind: PeriodKind): Period[] {
  if (kind === 'MONTH') return dutiesAround({ first, last }).map((each) => period(each));
  let of = periodWith(kind, first);
  const ends = periodWith(kind, last);
  const beyond = kind === 'YEAR' ? furthestYears : FURTHEST_MONTHS;
  for (let back = 0; back < beyond; back += 1) of = periodBefore(of);
  const found: Period[] = [];
  for (let past = 0; past < beyond; of = periodAfter(of)) {
    found.push(of);
    if (of >= ends) past += 1;
  }
  return found;
}

/** A deadline of deadlines.yaml: month by month as a process dates its duties, or by the year. */
function datesOf(definition: DeadlineDefinition, span: Span, counting: Counting): DueDate[] {
  const { calendar, reading, language } = counting;
  const { due, kind } = definition;
  const rolling = { kind, reading };
  if (due.rule === 'monthDay' || due.rule === 'monthEnd' || due.rule === 'nthWorkingDay') {
    return dutiesAround(span).map((duty) => dueDate(calendar, due, duty, language, rolling));
  }
  const around = {
    first: addDays(span.first, -FURTHEST_ROLL),
    last: addDays(span.last, FURTHEST_ROLL),
  };
  return writtenDays(calendar, due, around, language).map((written) =>
    rolledDue(calendar, written, rolling, language),
  );
}

/** Of which periods the cases of a process's kind are, as its duties count them. */
function kindOfDuty(pack: Pack, { id, every }: ProcessDefinition, of: string): PeriodKind {
  const page = runningPage(pack, id);
  if (!page) return every === 'YEAR' ? 'YEAR' : 'MONTH';
  return recurring(openingOfKind(page, of)?.opens ?? page.law.opens) ?? 'YEAR';
}

/** The day before which no case of a process's kind opens; what opens after another waits for that one's. */
function opensFrom(pack: Pack, process: string, of: string): Day | null {
  const page = runningPage(pack, process);
  if (!page) return null;
  const own = openingOfKind(page, of)?.opens ?? page.law.opens;
  return own.from ?? (own.after ? page.law.opens.from : null);
}

/** The duties of the processes, as their cases are dated. */
function ofProcesses(pack: Pack, clause: string, span: Span, counting: Counting): Deadline[] {
  const { calendar, reading, language } = counting;
  return [...pack.processes.values()].flatMap((process) =>
    process.obligations
      .filter((each) => each.clause === clause)
      .flatMap(({ what, source, strength, quote, due, kind, case: of }) =>
        (due.rule === 'once'
          ? [periodWith('YEAR', due.on)]
          : periodsAround(span, kindOfDuty(pack, process, of)).filter(
              (each) => daysOf(each).last >= (opensFrom(pack, process.id, of) ?? ''),
            )
        )
          .flatMap(
            (each) =>
              dueInPeriod(calendar, due, each, language, { kind: rolledAs(kind), reading }) ?? [],
          )
          .map((dated) => ({ what: what[language], source, strength, clause, quote, ...dated }))
          .map((each) => ({
            ...each,
            explanation: [
              ...each.explanation,
              ...inclusiveInWords(pack, { source, strength, kind: rolledAs(kind) }, each, language),
            ],
          })),
      ),
  );
}

function ofFile(pack: Pack, clause: string, span: Span, counting: Counting): Deadline[] {
  return pack.deadlines
    .filter((each) => each.clause === clause)
    .flatMap((definition) => {
      const { what, source, strength, quote, due, from, to } = definition;
      const since = from ?? (due.rule === 'once' ? '0001-01-01' : pack.validFrom.value);
      return datesOf(definition, span, counting)
        .filter(({ statutory }) => statutory >= since && (to === null || statutory <= to))
        .map((dated) => ({
          what: what[counting.language],
          source,
          strength,
          clause,
          quote,
          ...dated,
          explanation: [
            ...dated.explanation,
            ...inclusiveInWords(pack, definition, dated, counting.language),
            ...(definition.question === null
              ? []
              : [readingInWords(definition.question, counting.language)]),
          ],
        }));
    });
}

/** What a clause asks for without a day, and why there is none: an empty list must not look like a gap. */
export function undatedOf(pack: Pack, clause: string, language: Language = 'zh'): string[] {
  return pack.undated
    .filter((each) => each.clause === clause)
    .map(({ what, why }) => `${what[language]}: ${why[language]}`);
}

/**
 * The deadlines of a clause whose statutory day falls in a period, whatever month the duty is
 * about, earliest first. What recurs begins when the rules hold.
 */
export function deadlinesIn(
  pack: Pack,
  clause: string,
  period: Period,
  calendar: WorkingCalendar,
  language: Language = 'zh',
): readonly Deadline[] {
  clauseOf(pack, clause);
  const span = daysOf(period);
  const counting = { calendar, reading: rollReadingOf(pack), language };
  const written = ofFile(pack, clause, span, counting);
  // A day that the city's list has written down already is the page's own as well: it is said once.
  const recurring = [
    ...ofProcesses(pack, clause, span, counting).filter(
      ({ statutory }) => !written.some((each) => each.statutory === statutory),
    ),
    ...followUps(pack, clause, dutiesAround(span), counting),
  ].filter(({ statutory }) => statutory >= pack.validFrom.value);
  return [...recurring, ...written]
    .filter(({ statutory }) => statutory >= span.first && statutory <= span.last)
    .map((each) => withValidity(pack, each, language))
    .sort((a, b) => (a.statutory < b.statutory ? -1 : a.statutory > b.statutory ? 1 : 0));
}
