import { evaluate } from '#policy/formulas/evaluate.js';
import { FormulaFault } from '#policy/formulas/formula-fault.js';
import { loadPack } from '#policy/load-packs.js';
import { workedExamples } from './examples.js';

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
type Path = readonly (string | number)[];

/** Where it is, once it is seen that the words are Chinese and English. */
function inBothLanguages({ pointer, message }: FormulaFault['faults'][number]): string {
  expect(message).toMatch(/\p{Script=Han}.* \/ .*[a-z]/u);
  return pointer;
}

function pointersOf(city: string, formula: string, input: unknown): string[] {
  try {
    evaluate(loadPack(city), formula, input);
  } catch (error) {
    if (error instanceof FormulaFault) return error.faults.map(inBothLanguages);
    throw error;
  }
  return [];
}

/** Every place of an input, with what stands there. */
function places(value: Json, path: Path = []): { path: Path; value: Json }[] {
  const below = Array.isArray(value)
    ? value.flatMap((each, index) => places(each, [...path, index]))
    : typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, each]) => places(each, [...path, key]))
      : [];
  return [{ path, value }, ...below];
}

/** The same input with another value in one place; undefined takes the field away. */
function changed(input: Json, path: Path, to: Json | undefined): Json {
  const [key, ...rest] = path;
  if (key === undefined || typeof input !== 'object' || input === null) return to ?? null;
  if (Array.isArray(input)) {
    return input.map((each, index) => (index === key ? changed(each, rest, to) : each));
  }
  const { [String(key)]: old = null, ...others } = input;
  if (rest.length > 0) return { ...input, [key]: changed(old, rest, to) };
  return to === undefined ? others : { ...input, [key]: to };
}

const pointer = (path: Path): string => path.map((each) => `/${each}`).join('');

const isAmount = (value: Json): boolean =>
  typeof value === 'string' && /^-?\d+\.\d{2}$/.test(value);

/** What may be below zero, null or absent; every other field may not. */
const signed = /^(balance-transfer \/balance|two-step-transfer \/\w+)$/;
const mayBeNull =
  /\/(cityRatio|reserveRatio|auditedBalance|provisional|inFlight|excluded\/amount)$/;
const mayBeAbsent = /\/(provisional|reserveRatio|inFlight|units\/\d\/insured)$/;

const badAmounts = [
  1.5,
  100,
  '1.5',
  '1',
  '01.00',
  '1e3',
  '+1.00',
  '1.000',
  ' 1.00',
  '1,000.00',
  '',
];
const badCounts = [-1, 1.5, '3', true];

function wrongValues(formula: string, path: Path, value: Json): Json[] {
  const where = pointer(path);
  const none = mayBeNull.test(where) ? [] : [null];
  if (isAmount(value)) {
    const below = signed.test(`${formula} ${where}`) ? [] : ['-0.01', '-0.00'];
    return [...badAmounts, ...below, ...none];
  }
  if (typeof value === 'number') return [...badCounts, ...none];
  if (typeof value === 'boolean') return ['true', 1, ...none];
  if (typeof value === 'string') return ['', 'something else', 7, ...none];
  if (Array.isArray(value) && !where.endsWith('/conditions')) return [[], {}, 'x', ...none];
  return [];
}

describe.each(workedExamples)('$city $formula', ({ city, formula, examples }) => {
  const right = examples.filter(({ wrong }) => wrong === undefined);
  const inputs = right.map(({ input }) => input as Json);

  test('names every field that is wrong', () => {
    for (const input of inputs.slice(-2)) {
      for (const { path, value } of places(input)) {
        for (const bad of wrongValues(formula, path, value)) {
          const named = pointersOf(city, formula, changed(input, path, bad));
          expect([pointer(path), bad, named]).toEqual([
            pointer(path),
            bad,
            expect.arrayContaining([expect.stringMatching(`^${pointer(path)}(/|$)`)]),
          ]);
        }
      }
    }
  });

  test('names every field that is missing, and every one that nobody knows', () => {
    for (const input of inputs.slice(-2)) {
      for (const { path, value } of places(input)) {
        if (typeof path.at(-1) === 'string' && !mayBeAbsent.test(pointer(path))) {
          const named = pointersOf(city, formula, changed(input, path, undefined));
          expect(named).toContain(pointer(path));
        }
        if (typeof value !== 'object' || value === null || Array.isArray(value)) continue;
        const more = changed(input, path, { ...value, surprise: '1.00' });
        expect(pointersOf(city, formula, more)).toContain(`${pointer(path)}/surprise`);
      }
    }
  });

  test('refuses what is no input at all', () => {
    for (const input of [null, 7, 'text', [], undefined]) {
      expect(pointersOf(city, formula, input)).toEqual(['']);
    }
  });

  test('refuses a unit that stands twice', () => {
    for (const input of inputs.slice(-1)) {
      for (const { path, value } of places(input)) {
        if (!Array.isArray(value) || typeof value[0] !== 'object') continue;
        const twice = changed(input, path, [...value, ...value.slice(0, 1)]);
        expect(pointersOf(city, formula, twice)).toEqual([`${pointer(path)}/${value.length}/code`]);
      }
    }
  });
});

describe('what only the rule knows to be wrong', () => {
  const inputOf = (city: string, formula: string, name: string): Json =>
    workedExamples
      .find((each) => each.city === city && each.formula === formula)
      ?.examples.find((each) => each.name.startsWith(name))?.input as Json;
  const settlement = ['lishui', 'gap-settlement'] as const;
  const fenced = ['handan', 'gap-settlement'] as const;
  const excluded = ['units', 0, 'excluded'];

  test.each([
    ['a year before the rule', settlement, '1', ['year'], 2021],
    ['a top-up before 2023', ['lishui', 'reserve-top-up'], '1', ['year'], 2022],
    [
      'more extracted than came in',
      ['qingyang', 'gap-settlement'],
      '2',
      ['reserveExtracted'],
      '100000000.01',
    ],
    ['a pot below the own parts', fenced, '8', ['potAvailable'], '8999999.99'],
    ['a city unit under a county’s condition', fenced, '10', [...excluded, 'conditions'], [2]],
    ['an excluded amount without condition', fenced, '1', [...excluded, 'amount'], '1.00'],
    ['a seventh condition', fenced, '7', [...excluded, 'conditions', 0], 7],
    ['a share above the whole', ['jilin', 'gap-settlement'], '3', ['cityRatio'], '1.01'],
    ['a day that does not exist', ['jilin', 'surcharge'], '1', ['paidDate'], '2022-02-30'],
  ] as const)('%s', (_, [city, formula], example, path, bad) => {
    const input = changed(inputOf(city, formula, example), path, bad as Json);
    expect(pointersOf(city, formula, input)).toEqual([pointer(path)]);
  });

  test('a reserve shared by heads needs them, and one head at least, only where it is short', () => {
    const unit = (code: string, insured?: number): object => ({
      code,
      level: 'COUNTY',
      gap: '10.00',
      attributed: '0.00',
      balance: '0.00',
      assessment: 'GOOD',
      ...(insured === undefined ? {} : { insured }),
    });
    const byHeads = (reserveAvailable: string, units: object[]) =>
      evaluate(
        loadPack('lishui'),
        'gap-settlement',
        { fund: 'EMPLOYEE', year: 2022, reserveAvailable, units },
        { 'OQ-03': 'PRO_RATA_HEADCOUNT' },
      ).result;
    const silent = [unit('331121'), unit('331122', 4)];
    const empty = [unit('331121', 0), unit('331122', 0)];

    for (const units of [silent, empty]) {
      expect(byHeads('10.00', units)).toMatchObject({ reserveUsed: '10.00' });
    }
    expect(() => byHeads('9.99', silent)).toThrow('/units/0/insured');
    expect(() => byHeads('9.99', empty)).toThrow('/units');
  });

  test('figures whose result no account could hold', () => {
    const most = '999999999999999999.99';
    const input = { budget: most, plannedToDate: most, plan: most };
    expect(pointersOf('handan', 'plan-guard', input)).toEqual(['']);
  });
});
