import { nthWorkingDayAfter } from '#domain/time/count-days.js';
import { dueInPeriod } from '#domain/time/due-in-period.js';
import type { Month } from '#domain/time/month.js';
import { period } from '#domain/time/period.js';
import { rolledAs } from '#domain/time/roll.js';
import type { Counting, Deadline } from './deadline-words.js';
import { clauseOf, type Pack } from './pack.js';

/** Transfers that follow another: their latest day is counted from the other's latest day (LS-9.d). */
export function followUps(
  pack: Pack,
  clause: string,
  duties: readonly Month[],
  { calendar, reading, language }: Counting,
): Deadline[] {
  const following = [...pack.processes.values()].flatMap(({ transfers, obligations }) =>
    transfers
      .filter((each) => each.clause === clause)
      .flatMap((transfer) => {
        const first = obligations.find(({ code }) => code === transfer.after);
        const { workingDays } = transfer;
        return first && workingDays !== null ? [{ transfer, first, workingDays }] : [];
      }),
  );
  return following.flatMap(({ transfer, first, workingDays }) =>
    duties.flatMap((duty): Deadline[] => {
      const kind = rolledAs(first.kind);
      const base = dueInPeriod(calendar, first.due, period(duty), language, { kind, reading });
      if (!base) return [];
      const counted = nthWorkingDayAfter(calendar, base.statutory, workingDays);
      const words =
        language === 'zh'
          ? `最迟为${first.what.zh}（${base.statutory}）后第 ${workingDays} 个工作日：${counted.date}`
          : `at the latest working day ${workingDays} after ${first.what.en} (${base.statutory}): ${counted.date}`;
      return [
        {
          what: transfer.what[language],
          source: transfer.source,
          strength: 'SHALL',
          clause,
          quote: clauseOf(pack, clause).quote,
          statutory: counted.date,
          operational: counted.date,
          provisional: base.provisional || counted.provisional,
          excused: null,
          explanation: [words, ...base.explanation],
        },
      ];
    }),
  );
}
