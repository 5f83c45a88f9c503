import { countedInWords, whyOf } from '#domain/time/count-words.js';
import { nthWorkingDay } from '#domain/time/count-days.js';
import { day } from '#domain/time/day.js';
import { month } from '#domain/time/month.js';
import { firstYear, isDayAsked, isMonthAsked, lastYear } from '#domain/time/years.js';
import { loadCalendar } from '#policy/calendar.js';
import { wrongInput } from '../problem.js';
import { done, say, type Answer, type Manner } from '../terminal.js';

const unsure = (manner: Manner): string =>
  say(manner, '暂定：该年放假安排尚未公布', 'provisional: holidays of that year are not published');

/** `calendar nth-working-day 2022-10 5`. */
export function nthWorkingDayAnswer(manner: Manner, monthText: string, nText: string): Answer {
  if (!isMonthAsked(monthText)) {
    throw wrongInput(
      '/month',
      `月份须写成 2022-10，在 ${firstYear} 至 ${lastYear} 年间：${monthText}`,
      `write the month as 2022-10, of ${firstYear} to ${lastYear}: ${monthText}`,
    );
  }
  if (!/^[1-9]\d{0,2}$/.test(nText)) {
    throw wrongInput(
      '/n',
      `序数须为正整数：${nText}`,
      `the number must be a positive integer: ${nText}`,
    );
  }
  const counted = (() => {
    try {
      return nthWorkingDay(loadCalendar(), month(monthText), Number(nText));
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      throw wrongInput(
        '/n',
        `${monthText} 没有第 ${nText} 个工作日`,
        `${monthText} has no working day ${nText}`,
      );
    }
  })();
  const { date, provisional, notice } = counted;
  const document = {
    date,
    provisional,
    counted: countedInWords(counted.counted, manner.language),
    notice,
  };
  const list = document.counted.map(
    (each) => `  ${each.date} ${each.working ? '●' : '○'} ${each.why}`,
  );
  const head = say(
    manner,
    `${monthText} 第 ${nText} 个工作日：${date}`,
    `working day ${nText} of ${monthText}: ${date}`,
  );
  return done(document, [head, ...list, provisional ? unsure(manner) : (notice ?? '')]);
}

/** `calendar day 2022-10-08`. */
export function dayAnswer(manner: Manner, dayText: string): Answer {
  if (!isDayAsked(dayText)) {
    throw wrongInput(
      '/date',
      `不存在的日期，须写成 2022-10-08，在 ${firstYear} 至 ${lastYear} 年间：${dayText}`,
      `not a date that exists, written 2022-10-08, of ${firstYear} to ${lastYear}: ${dayText}`,
    );
  }
  const { date, working, kind, name, provisional, notice } = loadCalendar().describe(day(dayText));
  const described = { date, working, kind, name, provisional, notice };
  const words = `${date} ${working ? say(manner, '上班', 'working') : say(manner, '休息', 'off')}`;
  const why = whyOf(described, manner.language);
  return done(described, [`${words}：${why}`, provisional ? unsure(manner) : (notice ?? '')]);
}
