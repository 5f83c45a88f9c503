import { compare, times, yuan, zero } from '#domain/money/yuan.js';
import type { DemoChange } from '#policy/schema/demo.schema.js';
import type { Choice, DemoTask } from './desk-hand.js';

type Values = Readonly<Record<string, unknown>>;

/** What somebody decides whose pack's demo says how; undefined: forward, as drafted. */
export function changed(change: DemoChange, task: DemoTask): Choice | undefined {
  const { units, funds, line, decision, comment } = change;
  if (units?.includes(task.unit) === false || funds?.includes(task.fund) === false)
    return undefined;
  const form = line
    ? changedList(change, line, task.form.values)
    : filled(change, task.form.values);
  return (
    form && {
      form,
      ...(decision !== undefined && { decision }),
      ...(comment !== undefined && { comment }),
    }
  );
}

/** Amounts times so much, with the words for it; undefined: nothing times so much is no change. */
function filled(
  { times: by, fills }: DemoChange,
  values: Values,
): Record<string, unknown> | undefined {
  const amounts = Object.entries(by).map(
    ([field, ratio]) => [field, times(yuan(String(values[field])), ratio)] as const,
  );
  if (amounts.some(([, amount]) => compare(amount, zero) === 0)) return undefined;
  return { ...values, ...Object.fromEntries(amounts), ...fills };
}

function changedList(
  change: DemoChange,
  { list, unit }: NonNullable<DemoChange['line']>,
  values: Values,
): Record<string, unknown> | undefined {
  const lines = values[list] as readonly Values[];
  const at = lines.findIndex((each) => each['unit'] === unit);
  const line = filled(change, lines[at] ?? {});
  return line && { ...values, [list]: lines.with(at, line) };
}
