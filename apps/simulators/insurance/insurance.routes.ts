import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { FUNDS } from '#domain/ids/case-id.js';
import { endOf } from '#domain/time/instant.js';
import { lastDayOf, month, monthOf, type Month } from '#domain/time/month.js';
import type { BusinessClock } from '../clock/business-clock.js';
import { claims, clearing, providers } from '../figures/claims.js';
import { collected, enrolment, expenditure, UNITS } from '../figures/figures.js';
import { expenditureOfYear, incomeOfYear } from '../figures/years.js';
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

/** The medical-insurance system's wire (医保信息平台): enrolment, expenditure, claims. */
export function insuranceRoutes(app: FastifyInstance, world: OutsideWorld): void {
  const { counter, clock } = world;
  const system = 'insurance';
  const operation = 'query';

  app.get('/insurance/expenditure', async (request, reply) => {
    const { unit, fund, month } = checked(expenditureQuery, request.query);
    return counter.answer({ system, operation, reply }, () => {
      closed(clock, month);
      return { unit, fund, month, amount: expenditure(unit, fund, month) };
    });
  });

  app.get('/insurance/enrolment', async (request, reply) => {
    const { unit, fund, day } = checked(enrolmentQuery, request.query);
    return counter.answer({ system, operation, reply }, () => {
      return { unit, fund, day, persons: enrolment(unit, fund, monthOf(day)) };
    });
  });

  for (const [what, figure] of [
    ['expenditure-of-year', expenditureOfYear],
    ['income-of-year', incomeOfYear],
  ] as const) {
    app.get(`/insurance/${what}`, async (request, reply) => {
      const { unit, fund, year } = checked(yearOfUnitQuery, request.query);
      return counter.answer({ system, operation, reply }, () => {
        closed(clock, month(`${year}-12`));
        return { unit, fund, year, amount: figure(unit, fund, year) };
      });
    });
  }

  app.get('/insurance/income', async (request, reply) => {
    const { period } = checked(periodQuery, request.query);
    return counter.answer({ system, operation, reply }, () => {
      closed(clock, period);
      const items = UNITS.flatMap((unit) =>
        FUNDS.map((fund) => ({ unit, fund, amount: collected(unit, fund, period) })),
      );
      return { period, items };
    });
  });

  app.get('/insurance/claims', async (request, reply) => {
    const { provider, month } = checked(claimsQuery, request.query);
    return counter.answer({ system, operation, reply }, () => {
      closed(clock, month);
      const found = providers.find(({ code }) => code === provider);
      if (!found) throw new Problem(404, 'NOT_FOUND', `定点机构 ${provider}`);
      return { provider, month, amount: claims(found, month) };
    });
  });

  app.get('/insurance/clearing', async (request, reply) => {
    const { year } = checked(yearQuery, request.query);
    return counter.answer({ system, operation, reply }, () => {
      closed(clock, month(`${year}-12`));
      const items = providers.map((one) => ({ provider: one.code, amount: clearing(one, year) }));
      return { year, items };
    });
  });

  app.get('/insurance/providers', async (request, reply) => {
    checked(nothing, request.query);
    return counter.answer({ system, operation, reply }, () => ({
      items: providers.map(({ code, unit, kind }) => ({ code, unit, kind })),
    }));
  });
}
