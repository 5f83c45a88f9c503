import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { FUNDS, type Fund } from '#domain/ids/case-id.js';
import { minus } from '#domain/money/yuan.js';
import { month, type Month } from '#domain/time/month.js';
import { collected, enrolment, premium, UNITS } from '../figures/figures.js';
import { monthField, yearField } from '../http/fields.js';
import { checked } from '../http/problem.js';
import { closed } from '../insurance/insurance.routes.js';
import type { OutsideWorld } from '../outside-world.js';

const periodQuery = z.strictObject({ period: monthField });
const yearQuery = z.strictObject({ year: yearField });

/** One row for every unit and fund, in a fixed order. */
function rows(row: (unit: string, fund: Fund) => object): object[] {
  return UNITS.flatMap((unit) => FUNDS.map((fund) => ({ unit, fund, ...row(unit, fund) })));
}

const collections = (period: Month): object[] =>
  rows((unit, fund) => ({
    assessed: premium(unit, fund, period),
    collected: collected(unit, fund, period),
  }));

/** The tax bureau's wire (税务): what was assessed, collected, paid into the treasury, and owed. */
export function taxRoutes(app: FastifyInstance, world: OutsideWorld): void {
  const { counter, clock } = world;
  const system = 'tax';
  const operation = 'query';

  app.get('/tax/collections', async (request, reply) => {
    const { period } = checked(periodQuery, request.query);
    return counter.answer({ system, operation, reply }, () => {
      closed(clock, period);
      return { period, items: collections(period) };
    });
  });

  app.get('/tax/in-treasury-detail', async (request, reply) => {
    const { period } = checked(periodQuery, request.query);
    return counter.answer({ system, operation, reply }, () => {
      closed(clock, period);
      const items = rows((unit, fund) => ({
        voucher: `T${period.replace('-', '')}${unit}${fund === 'EMPLOYEE' ? '1' : '2'}`,
        amount: collected(unit, fund, period),
      }));
      return { period, items };
    });
  });

  app.get('/tax/arrears', async (request, reply) => {
    const { period } = checked(periodQuery, request.query);
    return counter.answer({ system, operation, reply }, () => {
      closed(clock, period);
      const items = rows((unit, fund) => ({
        amount: minus(premium(unit, fund, period), collected(unit, fund, period)),
      }));
      return { period, items };
    });
  });

  app.get('/tax/campaign-progress', async (request, reply) => {
    const { year } = checked(yearQuery, request.query);
    return counter.answer({ system, operation, reply }, () => ({
      year,
      items: UNITS.map((unit) => ({
        unit,
        persons: enrolment(unit, 'RESIDENT', month(`${year}-01`)),
      })),
    }));
  });
}
