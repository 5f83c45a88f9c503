import type { DecisionRequest } from '#contracts/api/decisions.js';
import { formValidator } from '#contracts/process/form-schema.js';
import type { FactValue } from '#domain/facts/fact.js';
import { levelOf } from '#policy/formulas/as-input.js';
import { decisionTable } from '#policy/decisions.js';
import { lawDay } from '#policy/in-force.js';
import { pinnedPack } from '#policy/load-packs.js';
import { askedBeside, workedForm, type WorkedForm } from '#policy/process/works-of-form.js';
import type { Database } from '#persistence/database.js';
import { factsOfCases } from '#persistence/facts/read-facts.js';
import type { FullTask } from '#persistence/inbox/find-task.js';
import { checked } from '../http/checked.js';
import { pageFormOf } from './page-form.js';

/**
 * The form of a task with the figures of its formula, worked out from what was sent (`today`: the business
 * day); null where no formula goes with it, it stands
 * there to be read only, or the decision does not go forward and settles no figure.
 */
export async function workedForTask(
  database: Database,
  task: FullTask,
  { decision, form: sent }: DecisionRequest,
  today: string,
): Promise<WorkedForm | null> {
  const asked = pageFormOf(task, today);
  if (!asked || asked.reads || asked.words.works === null) return null;
  if (decisionTable().get(decision)?.way !== 'FORWARD') return null;
  const { words, of } = asked;
  const pack = pinnedPack(task.city, task.pack);
  const form = checked(formValidator(words, of), sent, '/form') as Record<string, FactValue>;
  const names = askedBeside(pack, words);
  const id = task.caseId ?? '';
  const facts = (await factsOfCases(database, [id], names)).get(id);
  const { fund, period, unit } = task;
  const own = pack.units.find(({ code }) => code === unit);
  const about: Record<string, FactValue> = {
    fund,
    period,
    unit,
    year: period.slice(0, 4),
    ...(own && { level: levelOf(own) }),
  };
  const beside = Object.fromEntries(
    names.flatMap((name) => {
      const value = facts?.get(name) ?? about[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
  return workedForm(pack, words, form, beside, { day: lawDay(pack, task.period) });
}
