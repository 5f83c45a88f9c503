import { Controller, Get, Param } from '@nestjs/common';
import { countText } from '#contracts/api/calendar.js';
import { dayAsked, monthAsked, periodAsked } from '#contracts/api/values.js';
import { nthWorkingDay } from '#domain/time/count-days.js';
import { countedInWords } from '#domain/time/count-words.js';
import { day } from '#domain/time/day.js';
import { month } from '#domain/time/month.js';
import { period } from '#domain/time/period.js';
import { loadCalendar } from '#policy/calendar.js';
import { deadlinesIn, undatedOf } from '#policy/deadlines.js';
import { loadPack } from '#policy/load-packs.js';
import { NotInPack } from '#policy/pack.js';
import { Checked } from '../http/checked.js';
import { invalid, notFound } from '../http/problems.js';

const count = countText.transform(Number);

/** `calendar` and `deadlines show` of the CLI, with the same code behind them. */
@Controller('api/v1')
export class CalendarController {
  @Get('calendar/nth-working-day/:month/:n')
  nthWorkingDay(
    @Param('month', new Checked(monthAsked, '/month')) of: string,
    @Param('n', new Checked(count, '/n')) n: number,
  ): object {
    try {
      const found = nthWorkingDay(loadCalendar(), month(of), n);
      return { ...found, counted: countedInWords(found.counted) };
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      const message = `${of} 没有第 ${n} 个工作日 / ${of} has no working day ${n}`;
      throw invalid([{ pointer: '/n', code: 'OUT_OF_RANGE', message }]);
    }
  }

  @Get('calendar/day/:date')
  day(@Param('date', new Checked(dayAsked, '/date')) date: string): object {
    return loadCalendar().describe(day(date));
  }

  @Get('deadlines/:city/:clause/:period')
  deadlines(
    @Param('city') city: string,
    @Param('clause') clause: string,
    @Param('period', new Checked(periodAsked, '/period')) of: string,
  ): object {
    try {
      const pack = loadPack(city);
      const deadlines = deadlinesIn(pack, clause, period(of), loadCalendar(city));
      return { deadlines, undated: undatedOf(pack, clause) };
    } catch (error) {
      if (error instanceof NotInPack) throw notFound();
      throw error;
    }
  }
}
