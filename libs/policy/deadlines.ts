import { nthWorkingDayAfter } from '#domain/time/count-days.js';
import type { Language } from '#domain/time/count-words.js';
import { dueDate, type DueDate, type SourceClass } from '#domain/time/due-date.js';
import { addMonths, monthOf, type Month } from '#domain/time/month.js';
import { daysOf, type Period } from '#domain/time/period.js';
import type { WorkingCalendar } from '#domain/time/working-calendar.js';
import { clauseOf, type Pack } from './pack.js';
import type { ProcessDefinition, TransferDefinition } from './schema/process.schema.js';

/** One deadline as `deadlines show` answers it (contract › CLI). */
export interface Deadline extends DueDate {
  readonly what: string;
  readonly source: SourceClass;
  readonly clause: string;
  readonly quote: string;
}

/** A duty may lie about this many months away from the month its day falls in; packs allow twelve. */
const FURTHEST_MONTHS = 13;

interface Rule {
  readonly what: string;
  readonly source: SourceClass;
  readonly quote: string;
  /** A yearly duty's dates count from January. */
  readonly yearly: boolean;
  readonly on: (duty: Month) => DueDate;
}

/** A transfer that follows another: its latest day is counted from the other's latest day. */
function followUp(
  calendar: WorkingCalendar,
  process: ProcessDefinition,
  transfer: TransferDefinition,
  language: Language,
): ((duty: Month) => DueDate) | null {
  const first = process.obligations.find(({ code }) => code === transfer.after);
  const { workingDays } = transfer;
  if (!first || workingDays === null) return null;
  return (duty) => {
    const base = dueDate(calendar, first.due, duty, language);
    const counted = nthWorkingDayAfter(calendar, base.statutory, workingDays);
    const words =
      language === 'zh'
        ? `最迟为${first.what.zh}（${base.statutory}）后第 ${workingDays} 个工作日：${counted.date}`
        : `at the latest working day ${workingDays} after ${first.what.en} (${base.statutory}): ${counted.date}`;
    return {
      statutory: counted.date,
      operational: counted.date,
      provisional: base.provisional || counted.provisional,
      explanation: [words, ...base.explanation],
    };
  };
}

function rulesOf(
  pack: Pack,
  clause: string,
  calendar: WorkingCalendar,
  language: Language,
): Rule[] {
  const { quote } = clauseOf(pack, clause);
  const processes = [...pack.processes.values()];
  const dated = [
    ...processes.flatMap(({ obligations, every }) =>
      obligations.map((each) => ({ ...each, yearly: every === 'YEAR' })),
    ),
    ...pack.deadlines.map((each) => ({ ...each, yearly: false })),
  ];
  const following = processes.flatMap((process) =>
    process.transfers.map((transfer) => ({
      transfer,
      on: followUp(calendar, process, transfer, language),
    })),
  );
  return [
    ...dated
      .filter((each) => each.clause === clause)
      .map((each) => ({
        what: each.what[language],
        source: each.source,
        quote: each.quote,
        yearly: each.yearly,
        on: (duty: Month) => dueDate(calendar, each.due, duty, language),
      })),
    ...following.flatMap(({ transfer, on }) =>
      on && transfer.clause === clause
        ? [{ what: transfer.what[language], source: transfer.source, quote, yearly: false, on }]
        : [],
    ),
  ];
}

/**
 * The deadlines of a clause whose statutory day falls in a period, whatever month the duty is
 * about, earliest first (contract › CLI `deadlines show`). Nothing is due before the rules hold.
 */
export function deadlinesIn(
  pack: Pack,
  clause: string,
  period: Period,
  calendar: WorkingCalendar,
  language: Language = 'zh',
): readonly Deadline[] {
  const { first, last } = daysOf(period);
  const duties: Month[] = [];
  const end = addMonths(monthOf(last), FURTHEST_MONTHS);
  for (
    let duty = addMonths(monthOf(first), -FURTHEST_MONTHS);
    duty <= end;
    duty = addMonths(duty, 1)
  ) {
    duties.push(duty);
  }
  return rulesOf(pack, clause, calendar, language)
    .flatMap(({ on, what, source, quote, yearly }) =>
      duties
        .filter((duty) => !yearly || duty.endsWith('-01'))
        .map((duty) => {
          const { statutory, operational, provisional, explanation } = on(duty);
          return { what, statutory, operational, source, clause, quote, provisional, explanation };
        }),
    )
    .filter(({ statutory }) => statutory >= first && statutory <= last)
    .filter(({ statutory }) => statutory >= pack.validFrom.value)
    .filter(({ statutory }) => pack.validTo === null || statutory <= pack.validTo)
    .sort((a, b) => (a.statutory < b.statutory ? -1 : a.statutory > b.statutory ? 1 : 0));
}
