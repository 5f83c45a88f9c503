import { boardQuery } from '#contracts/api/board.js';
import { calendarNoticeText } from '#contracts/api/calendar-notices.js';
import { clockMove } from '#contracts/api/clock.js';
import { postingsQuery, transfersQuery } from '#contracts/api/money.js';
import { obligationsQuery } from '#contracts/api/obligations.js';
import { tasksQuery } from '#contracts/api/tasks.js';
import { dayAsked, monthAsked, periodAsked } from '#contracts/api/values.js';
import { surplusSplitInput } from '#contracts/formulas/balances.js';
import { surchargeInput } from '#contracts/formulas/shared.js';
import type { z } from 'zod';

const takes = (schema: z.ZodType, value: unknown): boolean => schema.safeParse(value).success;

const yearly = [
  ['a day', dayAsked, (year: string) => `${year}-06-30`],
  ['a month', monthAsked, (year: string) => `${year}-12`],
  ['a period', periodAsked, (year: string) => year],
  ['a quarter', periodAsked, (year: string) => `${year}-Q4`],
  ['the board’s year', boardQuery, (year: string) => ({ year })],
  ['the board’s period', boardQuery, (period: string) => ({ period })],
  ['duties of a period', obligationsQuery, (period: string) => ({ period })],
  ['transfers of a period', transfersQuery, (year: string) => ({ period: `${year}-01` })],
  ['postings as of a day', postingsQuery, (year: string) => ({ asOf: `${year}-01-01` })],
  ['tasks due on a day', tasksQuery, (year: string) => ({ due: `${year}-12-31` })],
  ['the clock', clockMove, (year: string) => ({ to: `${year}-12-31T09:00:00+08:00` })],
  ['a notice', calendarNoticeText, (year: string) => ({ text: 'x', year: Number(year) })],
  ['a notice’s date', calendarNoticeText, (year: string) => ({ text: 'x', date: `${year}-01-01` })],
  [
    'a formula’s year',
    surplusSplitInput,
    (year: string) => ({
      fund: 'RESIDENT',
      year: Number(year),
      level: 'COUNTY',
      income: '0.00',
      expenditure: '0.00',
    }),
  ],
  [
    'a formula’s days',
    surchargeInput,
    (year: string) => ({ amount: '1.00', dueDate: `${year}-01-01`, paidDate: `${year}-12-31` }),
  ],
] as const satisfies readonly (readonly [string, z.ZodType, (year: string) => unknown])[];

describe('years a person may name', () => {
  test.each(yearly)('%s: 1990 to 2100, both included', (_what, schema, of) => {
    expect(['1990', '2022', '2100'].map((year) => takes(schema, of(year)))).toEqual([
      true,
      true,
      true,
    ]);
    for (const year of ['0001', '0000', '1989', '2101', '9999']) {
      const read = schema.safeParse(of(year));
      expect({ year, says: read.error?.issues[0]?.message ?? '' }).toEqual({
        year,
        says: expect.stringContaining('1990'),
      });
    }
  });
});
