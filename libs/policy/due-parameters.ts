import { finding, faultOf } from './checks/finding.js';
import type { Pack } from './pack.js';
import { readAsFrom } from './read-yaml.js';
import { parameterDay, ruleNumbers } from './schema/due.schema.js';

/** Every rule that a duty goes by on some day: one, or one for each value of its parameter. */
export const everyRule = <Due extends object>(due: Due): readonly Due[] =>
  'dated' in due ? (due.dated as { readonly rule: Due }[]).map(({ rule }) => rule) : [due];

/** What of a parameter gives a rule its number. */
interface Numbered {
  readonly key: string;
  readonly value: unknown;
  readonly from: string;
}

type Rule = Readonly<Record<string, unknown>>;

const isRule = (value: object): value is Rule => 'rule' in value && typeof value.rule === 'string';

/** The field of a rule that names a parameter, with the parameter's key. */
function namedIn(rule: Rule): readonly [field: keyof typeof ruleNumbers, key: string] | null {
  for (const field of ['day', 'n', 'workingDays'] as const) {
    const given = rule[field];
    const key = typeof given === 'string' ? parameterDay.exec(given)?.[1] : undefined;
    if (key !== undefined) return [field, key];
  }
  return null;
}

/** A rule with the number of its parameter; where that has several values, with the rule of each beside it. */
function numbered(pack: Pack, rule: Rule, stated: readonly Numbered[]): Rule {
  const named = namedIn(rule);
  if (!named) return rule;
  const [field, key] = named;
  const values = stated
    .filter((each) => each.key === key)
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  const last = values.at(-1);
  if (!last || values.some(({ value }) => !ruleNumbers[field].safeParse(value).success)) {
    const found = values.map(({ value }) => String(value)).join('、') || '没有 / none';
    const zh = `参数 ${key} 须是${field}用得上的整数，现为：${found}；文件没有写的，期限写 { rule: UNSET }`;
    const en = `the parameter ${key} must be a whole number that ${field} can take; what no document gives is { rule: UNSET }`;
    throw faultOf(pack, finding(rule, null, zh, en));
  }
  const ruleWith = ({ value }: Numbered): Rule => readAsFrom({ ...rule, [field]: value }, rule);
  if (values.length === 1) return ruleWith(last);
  const dated = values.map((each) => ({ from: each.from, rule: ruleWith(each) }));
  return readAsFrom({ ...ruleWith(last), dated }, rule);
}

/** The same data with every rule's number in it; what names no parameter stays the very object it is. */
function withNumbers<T>(pack: Pack, value: T, stated: readonly Numbered[]): T {
  if (typeof value !== 'object' || value === null || value instanceof Map) return value;
  if (isRule(value)) return numbered(pack, value, stated) as T;
  const made = Object.entries(value).map(
    ([key, each]) => [key, withNumbers(pack, each as unknown, stated)] as const,
  );
  if (made.every(([key, each]) => each === Reflect.get(value, key))) return value;
  const copy = Array.isArray(value) ? made.map(([, each]) => each) : Object.fromEntries(made);
  return readAsFrom(copy, value) as T;
}

/**
 * A pack whose dates have their numbers: a day that is a parameter stands there alone, and a rule refers to
 * it. A process takes its own parameters, then the city's. What a parameter said on other days goes with the
 * rule, so that each period is counted by its own (`ruleOn`).
 */
export function withDayNumbers(pack: Pack): Pack {
  return {
    ...pack,
    deadlines: withNumbers(pack, pack.deadlines, pack.parameters),
    processes: new Map(
      [...pack.processes].map(([id, process]) => {
        const stated = [...process.parameters, ...pack.parameters];
        return [id, withNumbers(pack, process, stated)] as const;
      }),
    ),
    pages: new Map(
      [...pack.pages].map(([id, { words, law }]) => {
        const stated = [...law.parameters, ...pack.parameters];
        return [id, { words, law: withNumbers(pack, law, stated) }] as const;
      }),
    ),
  };
}
