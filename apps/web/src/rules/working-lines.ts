import type { TraceStep } from './rule-queries.js';

/** One line of the working: a step of every unit, or one of the whole. */
export interface WorkingLine {
  readonly name: string;
  /** 2021, 2022: a step that a formula takes once a year. */
  readonly year: string | null;
  readonly kind: 'PARAMETER' | 'STEP';
  readonly clause: string | null;
  readonly quote: string | null;
  /** Step by unit's code; the code is '' for a step of the whole. */
  readonly of: ReadonlyMap<string, TraceStep>;
}

const UNIT = /^(\d{6})\.(.+)$/;
const YEAR = /^(\d{4})\.(.+)$/;
const PARAMETER = /^[a-z]+\d{0,2}\.[A-Za-z]/;

/** Units in the order in which the working comes to them. */
export const unitsIn = (trace: readonly TraceStep[]): readonly string[] => [
  ...new Set(trace.flatMap(({ step }) => UNIT.exec(step)?.[1] ?? [])),
];

/** The steps of all units side by side, so that one reads down the law once. */
export function linesOf(trace: readonly TraceStep[]): readonly WorkingLine[] {
  const lines = new Map<string, WorkingLine & { readonly of: Map<string, TraceStep> }>();
  for (const step of trace) {
    const [, code = '', rest = step.step] = UNIT.exec(step.step) ?? [];
    const [, year = null, name = rest] = YEAR.exec(rest) ?? [];
    const key = code === '' ? `whole ${rest}` : rest;
    const line = lines.get(key) ?? {
      name,
      year,
      kind: PARAMETER.test(step.step) ? 'PARAMETER' : 'STEP',
      clause: step.clause,
      quote: step.quote,
      of: new Map<string, TraceStep>(),
    };
    line.of.set(code, step);
    lines.set(key, line);
  }
  return [...lines.values()];
}

/** Parameters as the law writes them, 5 and 0.50; everything else as worked out. */
export const shownValue = ({ kind }: WorkingLine, { value, expression }: TraceStep): string =>
  kind === 'PARAMETER' || /^[1-9]\d*$/.test(expression) ? expression : readable(value);

/** A fraction that never ends is cut where it begins again. */
const readable = (value: string): string => value.replace(/\.(\d*)\((\d+)\)$/, '.$1$2$2…');
