import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { instantText } from '#domain/time/instant.js';
import { SYSTEMS, type Line } from './books/events.js';
import { depositSchema, takeIn } from './deposits/take-in.js';
import { faultList } from './faults/fault-list.js';
import { instantField } from './http/fields.js';
import { pageOf, pageQuery } from './http/page.js';
import { checked, Problem } from './http/problem.js';
import type { OutsideWorld } from './outside-world.js';

const journalQuery = pageQuery.extend({ system: z.enum(SYSTEMS).optional() });
const clockBody = z.strictObject({ to: instantField });
const nothing = z.strictObject({});

function journalItem(line: Line): object {
  const { system, operation, key, from, to, amount, valueDate, reference } = line;
  const receivedAt = instantText(line.at);
  return { system, operation, key, from, to, amount, valueDate, receivedAt, reference };
}

/** What a test or a rehearsal may call: the truth, the payers outside, the faults and the clock. */
export function controlRoutes(app: FastifyInstance, world: OutsideWorld): void {
  const { books, clock, faults } = world;

  app.get('/health', async (request) => {
    checked(nothing, request.query);
    return { status: 'ok', now: instantText(clock.now()), lines: books.lines.length };
  });

  app.get('/journal', async (request) => {
    const { system, ...page } = checked(journalQuery, request.query);
    const lines = system ? books.lines.filter((line) => line.system === system) : books.lines;
    const { rows, next } = pageOf(lines, page);
    return { items: rows.map(journalItem), next };
  });

  app.post('/deposits', async (request, reply) => {
    checked(nothing, request.query);
    const key = takeIn(world, checked(depositSchema, request.body));
    return reply.code(201).send({ key });
  });

  app.get('/faults', async (request) => {
    checked(nothing, request.query);
    return faults.list();
  });

  app.put('/faults', async (request) => {
    checked(nothing, request.query);
    faults.replace(checked(faultList, request.body));
    return faults.list();
  });

  app.get('/clock', async (request) => {
    checked(nothing, request.query);
    return { now: instantText(clock.now()) };
  });

  app.post('/clock', async (request, reply) => {
    checked(nothing, request.query);
    const { to } = checked(clockBody, request.body);
    if (!clock.moveTo(to)) {
      throw new Problem(409, 'CLOCK_BACKWARDS', '业务时钟不能后退 The clock only goes forward.');
    }
    world.payments.settleDue();
    return reply.send({ now: instantText(clock.now()) });
  });
}
