import type { z } from 'zod';
import type { CodePage } from '#contracts/engine.js';
import { day } from '#domain/time/day.js';
import type { Pack } from '../pack.js';
import { deepFreeze } from '../read-yaml.js';
import { accountPairsFile, accountsFile } from '../schema/account.schema.js';
import { catalogueFile } from '../schema/catalogue.schema.js';
import { officesFile, packFile, reasonsFile, unitsFile } from '../schema/city.schema.js';
import { clausesFile, outlineFile } from '../schema/clause.schema.js';
import { deadlinesFile } from '../schema/deadline.schema.js';
import { formulaFile } from '../schema/formula.schema.js';
import { letterFile, paperFile } from '../schema/letter.schema.js';
import { type CityParameter, parametersFile } from '../schema/parameter.schema.js';
import { processFile } from '../schema/process.schema.js';
import { readingsFile } from '../schema/reading.schema.js';
import { soonDaysKey, taskDaysKey } from '../task-days.js';

/** A part of an old loaded pack as JSON gives it. */
export type Part = Readonly<Record<string, unknown>>;

const rowsOf = (part: unknown): readonly Part[] => Object.values((part ?? {}) as Part) as Part[];

const picked = (pack: Part, schema: z.ZodObject): Part =>
  Object.fromEntries(Object.keys(schema.shape).flatMap((k) => (k in pack ? [[k, pack[k]]] : [])));

/** Letters had one head and named their sender a second time in the imprint; now it has one name. */
function paperOf({ printedBy: _imprint, ...paper }: Part): Part {
  return { letterhead: [paper['organ']], ...paper };
}

/** Which page ran a process, and what its steps were to the ladder, stood in the code of those days. */
const pageOf: Readonly<Record<string, CodePage>> = {
  P08: 'SUBSIDY',
  P11: 'FUND_PLAN',
  P24: 'RECONCILIATION',
  P26: 'ESCALATION',
};
const stepOf: Readonly<Record<string, Part>> = {
  'p26.breach': { role: 'BREACH' },
  'p26.held': { role: 'HELD' },
  'p26.correction': { role: 'CORRECTION' },
  'p26.reply': { role: 'REPLY', state: 'RECTIFYING' },
  'p26.supervisionOrder': { state: 'WARNED' },
  'p26.interview': { state: 'SUPERVISION_ORDERED' },
  'p26.circular': { state: 'INTERVIEW_NOTICED' },
};

const workingDays = (key: string, value: number, basis: string): CityParameter => ({
  key,
  name: null,
  decidedBy: null,
  fund: null,
  value,
  unit: 'workingDays',
  from: day('2022-01-01'),
  to: null,
  clause: null,
  quote: null,
  source: 'PROPOSED',
  strength: 'SHALL',
  basis,
  question: null,
  decides: null,
});

/** So did the days of a task that no document dates, and those before a day that are soon. */
const taskDays = workingDays(taskDaysKey, 2, '文件没有给岗位定日期的事项，内部时限');
const soonDays = workingDays(soonDaysKey, 3, '到期前几个工作日起提醒（黄灯），内部时限');

/** A version that is kept as files, with the parameters that stood in the code of its days. */
export function withCodeParameters(pack: Pack): Pack {
  const lacks = [taskDays, soonDays].filter(
    ({ key }) => !pack.parameters.some((each) => each.key === key),
  );
  return lacks.length === 0
    ? pack
    : deepFreeze({ ...pack, parameters: [...pack.parameters, ...lacks] });
}

/** A process as its own code took it. A ladder that did not say so asked for the reply alone. */
function processOf(process: Part): Part {
  return {
    page: pageOf[String(process['id'])],
    ...process,
    steps: rowsOf(process['steps']).map((step) => ({ ...stepOf[String(step['code'])], ...step })),
    ladders: rowsOf(process['ladders']).map((ladder) => ({ answers: ['p26.reply'], ...ladder })),
  };
}

/** The parts of a pack's JSON with the schema that reads each today. */
export function partsOf(pack: Part): readonly (readonly [string, z.ZodType, unknown])[] {
  const letters = pack['letters'] as Part | null;
  const outlines = Object.entries((pack['outlines'] ?? {}) as Part);
  return [
    ['pack', packFile, picked(pack, packFile)],
    ['units', unitsFile, picked(pack, unitsFile)],
    ['offices', officesFile, picked(pack, officesFile)],
    [
      'parameters',
      parametersFile,
      { parameters: [...rowsOf(pack['parameters']), taskDays, soonDays] },
    ],
    ['deadlines', deadlinesFile, picked(pack, deadlinesFile)],
    ['reasons', reasonsFile, picked(pack, reasonsFile)],
    ['accounts', accountsFile, pack['accounts']],
    ['accountPairs', accountPairsFile, pack['accountPairs']],
    ['catalogue', catalogueFile, pack['catalogue']],
    ['clauses', clausesFile, { clauses: rowsOf(pack['clauses']) }],
    ['outlines', outlineFile, { documents: outlines.map(([id, headings]) => ({ id, headings })) }],
    ['readings', readingsFile, { readings: rowsOf(pack['readings']), choices: [] }],
    ...rowsOf(pack['processes']).map((each) => ['process', processFile, processOf(each)] as const),
    ...rowsOf(pack['formulas']).map((each) => ['formula', formulaFile, each] as const),
    ...(letters === null
      ? []
      : [
          ['paper', paperFile, paperOf(letters['paper'] as Part)] as const,
          ...rowsOf(letters['templates']).map(
            (each) => ['letter', letterFile, { format: 'DOCUMENT', ...each }] as const,
          ),
        ]),
  ];
}

/**
 * A part with what later schemas added, by their defaults: each says what the old rules meant. A part
 * that the schema of today cannot read stays as it was written, an old case is not judged anew.
 */
export function filled<T>(schema: z.ZodType<T>, part: unknown): T {
  const read = schema.safeParse(part);
  return read.success ? read.data : (part as T);
}
