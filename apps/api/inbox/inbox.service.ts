import { Injectable } from '@nestjs/common';
import type { TasksFilter, TasksPage, TasksQuery } from '#contracts/api/tasks.js';
import { BusinessClock } from '#persistence/clock/business-clock.js';
import { Database } from '#persistence/database.js';
import { listTasks } from '#persistence/inbox/list-tasks.js';
import type { Actor } from '../http/actor.js';
import { keysetOf, pageCut } from '../http/cursor.js';
import { KnownPlaces } from '../http/known-places.js';
import { dueRange, soonUntil } from './due-words.js';
import { taskItem, taskLine, type TaskLine } from './task-item.js';

const keyset = { at: /^-?\d{1,17}$/, id: /^[0-9a-f-]{36}$/ };

@Injectable()
export class InboxService {
  constructor(
    private readonly database: Database,
    private readonly clock: BusinessClock,
    private readonly places: KnownPlaces,
  ) {}

  async page(actor: Actor, { limit, cursor, ...filter }: TasksQuery): Promise<TasksPage> {
    await this.places.check(filter);
    const listed = { ...filter, list: 'tasks' };
    const after = keysetOf(cursor, listed, keyset);
    const now = await this.clock.now();
    const narrowed = { ...filter, due: dueRange(filter.due, now) };
    const rows = await listTasks(this.database, actor, narrowed, { limit: limit + 1, after });
    const { items, next } = pageCut(rows, limit, listed, ({ orderAt, id }) => ({
      at: orderAt,
      id,
    }));
    const soon = soonUntil(now);
    return { items: items.map((row) => taskItem(row, now, soon)), next };
  }

  /** The first rows of a filter, for the sheet; `atMost` of them. */
  async rows(
    actor: Actor,
    filter: TasksFilter,
    atMost: number,
  ): Promise<{ readonly items: TaskLine[]; readonly now: number }> {
    await this.places.check(filter);
    const now = await this.clock.now();
    const narrowed = { ...filter, due: dueRange(filter.due, now) };
    const rows = await listTasks(this.database, actor, narrowed, { limit: atMost });
    const soon = soonUntil(now);
    return { items: rows.map((row) => taskLine(row, now, soon)), now };
  }
}
