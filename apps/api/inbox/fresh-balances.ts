import { AT_YEAR_END, readReference } from '#contracts/process/references.js';
import type { Book } from '#domain/ledger/books.js';
import { sum, zero } from '#domain/money/yuan.js';
import { pinnedPack } from '#policy/load-packs.js';
import { pageOfFund } from '#policy/process/page-of-fund.js';
import { bookBalances } from '#persistence/books/book-balance.js';
import type { Database } from '#persistence/database.js';
import { findTask, type FullTask } from '#persistence/inbox/find-task.js';
import { noteIfRoom } from '#persistence/refused-for-space.js';
import { redraftTask } from '#persistence/steps/task-rows.js';
import type { Actor } from '../http/actor.js';
import { isFinished } from './claim.service.js';

/** The fields that show what a book holds now, and which; a form that is only read shows what was decided. */
function balancesShown(task: FullTask): readonly (readonly [field: string, book: Book])[] {
  if (task.pack === null) return [];
  const page = pageOfFund(pinnedPack(task.city, task.pack), task.process, task.fund);
  const step = page?.words.steps[task.kind];
  const form = page?.words.forms[step?.form ?? ''];
  if (!form || step?.reads || form.works !== null) return [];
  return form.fields.flatMap((each) => {
    const { source, path: [book, when] = [] } =
      (each.kind === 'rows' || each.shows === null ? null : readReference(each.shows)) ?? {};
    return source === 'book' && when !== AT_YEAR_END ? [[each.field, book as Book] as const] : [];
  });
}

/**
 * An open task as its reader must see it: a balance of the books on its page is the one of now. Where it has
 * become another, the task is drawn up anew, and its version is the next: who read the old one is told so.
 */
export async function freshBalances(
  database: Database,
  actor: Actor,
  task: FullTask,
): Promise<FullTask> {
  const shown = isFinished(task) ? [] : balancesShown(task);
  if (shown.length === 0) return task;
  const { city, fund, unit, form } = task;
  const division = pinnedPack(city, task.pack ?? '').division;
  const now: Record<string, unknown> = {};
  for (const [field, book] of shown) {
    const { ofCity, byUnit } = await bookBalances(database, { city, fund, book });
    const all = ofCity || unit === division;
    now[field] = all ? sum([...byUnit.values()]) : (byUnit.get(unit) ?? zero);
  }
  if (Object.entries(now).every(([field, value]) => form[field] === value)) return task;
  const { amount } = task;
  const anew = { form: { ...form, ...now }, amount };
  await noteIfRoom(database.tx((sql) => redraftTask(sql, task.id, anew)));
  return (await findTask(database, actor, task.id)) ?? task;
}
