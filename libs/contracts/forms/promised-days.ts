import type { FormFault } from './checks.js';
import { factsOf } from './form-facts.js';
import { formSchema, type TaskKind } from './forms.js';

/** A promise is kept from today on; a day before the business day promises nothing. */
export function checkDays(kind: TaskKind, form: unknown, today: string): readonly FormFault[] {
  const values = form as Readonly<Record<string, unknown>>;
  return (factsOf(kind).notPast ?? []).flatMap((field): FormFault[] => {
    const given = values[field];
    if (typeof given !== 'string' || given >= today) return [];
    const message = `不得早于今天（${today}） / Not before today, ${today}`;
    return [{ pointer: `/form/${field}`, code: 'PAST', message }];
  });
}

/** The schema of a task's form as it is asked today (`YYYY-MM-DD`): a promised day has one that fits for example. */
export function schemaOn(kind: TaskKind, today: string): Record<string, unknown> {
  const schema = formSchema(kind);
  const promised = factsOf(kind).notPast ?? [];
  if (promised.length === 0) return schema;
  const properties = Object.entries(schema['properties'] as Readonly<Record<string, object>>);
  return {
    ...schema,
    properties: Object.fromEntries(
      properties.map(([name, part]) => [
        name,
        promised.includes(name) ? { ...part, examples: [today] } : part,
      ]),
    ),
  };
}
