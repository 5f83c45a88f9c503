import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { FUNDS, type Fund } from '#domain/ids/case-id.js';
import type { Month } from '#domain/time/month.js';
import type { FigureDesk } from '../figures/figure-desk.js';
import { units } from '../figures/units.js';
import { monthField, yearField } from '../http/fields.js';
import { checked } from '../http/problem.js';
import { closed } from '../insurance/insurance.routes.js';
import type { OutsideWorld } from '../outside-world.js';

const periodQuery = z.strictObject({ period: monthField });
const yearQuery = z.strictObject({ year: yearField });

/** One row for every unit and fund, in a fixed order. */
function rows(row: (unit: string, fund: Fund) => object): object[] {
  return units().flatMap((unit) => FUNDS.map((fund) => ({ unit, fund, ...row(unit, fund) })));
}

const collections = (figures: FigureDesk, period: Month): object[] =>
  rows((unit, fund) => ({
    assessed: figures.yuan('assessed', { unit, fund, period }),
    collected: figures.yuan('collected', { unit, fund, period }),
  }));

/** The tax bureau's wire (税务): what was assessed, collected, paid into the treasury, and owed. */
export function taxRoutes(app: FastifyInstance, world: OutsideWorld): void {
  const { counter, clock, figures } = world;
  const system = 'tax';
  const operation = 'query';

  app.get('/tax/collections', async (request, reply) => {
    const { period } = checked(periodQuery, request.query);
    return counter.answer({ system, operation, reply }, () => {
      closed(clock, period);
      return { period, items: collections(figures, period) };
    });
  });

  app.get('/tax/in-treasury-detail', async (request, reply) => {
    const { period } = checked(periodQuery, request.query);
    return counter.answer({ system, operation, reply }, () => {
      closed(clock, period);
      const items = rows((unit, fund) => ({
        voucher: `T${period.replace('-', '')}${unit}${fund === 'EMPLOYEE' ? '1' : '2'}`,
        amount: figures.yuan('inTreasury', { unit, fund, period }),
      }));
      return { period, items };
    });
  });

  app.get('/tax/arrears', async (request, reply) => {
    const { period } = checked(periodQuery, request.query);
    return counter.answer({ system, operation, reply }, () => {
      closed(clock, period);
      const items = rows((unit, fund) => ({
        amount: figures.yuan('arrears', { unit, fund, period }),
      }));
      return { period, items };
    });
  });

  app.get('/tax/campaign-progress', async (request, reply) => {
    const { year } = checked(yearQuery, request.query);
    return counter.answer({ system, operation, reply }, () => ({
      year,
      items: units().map((unit) => {
        const at = { unit, fund: 'RESIDENT', period: String(year) } as const;
        return { unit, persons: figures.persons('campaignPersons', at) };
      }),
    }));
  });
}
