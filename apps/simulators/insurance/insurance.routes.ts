import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { FUNDS, type Fund } from '#domain/ids/case-id.js';
import type { Yuan } from '#domain/money/yuan.js';
import type { Day } from '#domain/time/day.js';
import { endOf } from '#domain/time/instant.js';
import { lastDayOf, month, type Month } from '#domain/time/month.js';
import type { BusinessClock } from '../clock/business-clock.js';
import { providerOf, providers } from '../figures/claims.js';
import type { FigureDesk } from '../figures/figure-desk.js';
import { units } from '../figures/units.js';
import { dayField, fundField, monthField, unitField, yearField } from '../http/fields.js';
import { checked, Problem } from '../http/problem.js';
import type { OutsideWorld } from '../outside-world.js';

const expenditureQuery = z.strictObject({ unit: unitField, fund: fundField, month: monthField });
const enrolmentQuery = z.strictObject({ unit: unitField, fund: fundField, day: dayField });
const periodQuery = z.strictObject({ period: monthField });
const claimsQuery = z.strictObject({ provider: z.string().max(30), month: monthField });
const yearQuery = z.strictObject({ year: yearField });
const yearOfUnitQuery = z.strictObject({ unit: unitField, fund: fundField, year: yearField });
const nothing = z.strictObject({});

/** Figures of a month exist once the month is over. */
export function closed(clock: BusinessClock, of: Month): void {
  if (endOf(lastDayOf(of)) <= clock.now()) return;
  throw new Problem(404, 'NOT_YET', `${of} 尚未结束 The month is not over yet.`);
}

/** Persons on a day; where that was not set, but its month or year was, theirs. */
function enrolledOn(figures: FigureDesk, unit: string, fund: Fund, day: Day): number {
  const periods = [day, day.slice(0, 7), day.slice(0, 4)];
  const set = periods.find((period) => figures.isSet('enrolment', { unit, fund, period }));
  const later = { unit, fund, period: String(Number(day.slice(0, 4)) + 1) };
  if (set === undefined && day.endsWith('-12-31') && figures.isSet('enrolmentOfLastYear', later)) {
    return figures.persons('enrolmentOfLastYear', later);
  }
  return figures.persons('enrolment', { unit, fund, period: set ?? day });
}

/** A figure of a whole year; where somebody set it as last year's figure of the year after, that one. */
function ofYear(
  figures: FigureDesk,
  figure: 'expenditure' | 'income',
  { unit, fund, year }: { readonly unit: string; readonly fund: Fund; readonly year: number },
): Yuan {
  const later = { unit, fund, period: String(year + 1) };
  return figures.isSet(`${figure}OfLastYear`, later)
    ? figures.yuan(`${figure}OfLastYear`, later)
    : figures.yuan(`${figure}OfYear`, { unit, fund, period: String(year) });
}

/** The medical-insurance system's wire (医保信息平台): enrolment, expenditure, claims. */
export function insuranceRoutes(app: FastifyInstance, world: OutsideWorld): void {
  const { counter, clock, figures } = world;
  const system = 'insurance';
  const operation = 'query';

  app.get('/insurance/expenditure', async (request, reply) => {
    const { unit, fund, month } = checked(expenditureQuery, request.query);
    return counter.answer({ system, operation, reply }, () => {
      closed(clock, month);
      const amount = figures.yuan('expenditure', { unit, fund, period: month });
      return { unit, fund, month, amount };
    });
  });

  app.get('/insurance/enrolment', async (request, reply) => {
    const { unit, fund, day } = checked(enrolmentQuery, request.query);
    return counter.answer({ system, operation, reply }, () => {
      return { unit, fund, day, persons: enrolledOn(figures, unit, fund, day) };
    });
  });

  for (const [what, figure] of [
    ['expenditure-of-year', 'expenditure'],
    ['income-of-year', 'income'],
  ] as const) {
    app.get(`/insurance/${what}`, async (request, reply) => {
      const { unit, fund, year } = checked(yearOfUnitQuery, request.query);
      return counter.answer({ system, operation, reply }, () => {
        closed(clock, month(`${year}-12`));
        return { unit, fund, year, amount: ofYear(figures, figure, { unit, fund, year }) };
      });
    });
  }

  app.get('/insurance/income', async (request, reply) => {
    const { period } = checked(periodQuery, request.query);
    return counter.answer({ system, operation, reply }, () => {
      closed(clock, period);
      const items = units().flatMap((unit) =>
        FUNDS.map((fund) => ({
          unit,
          fund,
          amount: figures.yuan('income', { unit, fund, period }),
        })),
      );
      return { period, items };
    });
  });

  app.get('/insurance/claims', async (request, reply) => {
    const { provider, month } = checked(claimsQuery, request.query);
    return counter.answer({ system, operation, reply }, () => {
      closed(clock, month);
      const found = providerOf(provider);
      if (!found) throw new Problem(404, 'NOT_FOUND', `定点机构 ${provider}`);
      const at = { unit: found.unit, fund: null, period: month };
      return { provider, month, amount: figures.yuan(`claims.${provider}`, at) };
    });
  });

  app.get('/insurance/clearing', async (request, reply) => {
    const { year } = checked(yearQuery, request.query);
    return counter.answer({ system, operation, reply }, () => {
      closed(clock, month(`${year}-12`));
      const items = providers().map(({ code, unit }) => {
        const at = { unit, fund: null, period: String(year) };
        return { provider: code, amount: figures.yuan(`clearing.${code}`, at) };
      });
      return { year, items };
    });
  });

  app.get('/insurance/providers', async (request, reply) => {
    checked(nothing, request.query);
    return counter.answer({ system, operation, reply }, () => ({
      items: providers().map(({ code, unit, kind }) => ({ code, unit, kind })),
    }));
  });
}
