import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from '#tools/places.mjs';
import { workedExamples, type Example } from '../policy/formulas/examples.js';

/** The command as a person runs it: a process of its own, the input on stdin. */
function tongchou(words: readonly string[], input: unknown) {
  const command = join(root, 'tools', 'tongchou.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, '--json', ...words], {
    input: JSON.stringify(input),
    encoding: 'utf8',
  });
  const answer = (): unknown => JSON.parse(stdout);
  const problem = (): unknown => JSON.parse(stderr);
  return { status, answer, problem };
}

function evaluate(city: string, formula: string, readings: readonly string[], input: unknown) {
  const chosen = readings.flatMap((each) => ['--reading', each]);
  return tongchou(['rules', 'evaluate', city, formula, '--input', '-', ...chosen], input);
}

/** Readings stand on the command line, so examples under the same readings are one batch. */
function batches(examples: readonly Example[]): [string, Example[]][] {
  const byReadings = new Map<string, Example[]>();
  for (const each of examples) {
    const words = Object.entries(each.readings ?? {}).map(([id, code]) => `${id}=${code}`);
    byReadings.set(words.join(' '), [...(byReadings.get(words.join(' ')) ?? []), each]);
  }
  return [...byReadings];
}

const expected = ({ result, wrong }: Example): object =>
  wrong === undefined
    ? { result }
    : { error: { status: 422, errors: [{ pointer: wrong, message: expect.any(String) }] } };

describe('tongchou rules evaluate', () => {
  test.each([...workedExamples])(
    '$number $city $formula answers every worked example to the fen, as a batch',
    ({ city, formula, examples }) => {
      for (const [readings, batch] of batches(examples)) {
        const words = readings.split(' ').filter(Boolean);
        const said = evaluate(
          city,
          formula,
          words,
          batch.map(({ input }) => input),
        );

        expect(said.answer()).toMatchObject(batch.map(expected));
        expect(said.status).toBe(batch.some(({ wrong }) => wrong !== undefined) ? 1 : 0);
      }
    },
  );

  test('a result names the readings about money that nobody has adopted', () => {
    const input = {
      fund: 'RESIDENT',
      year: 2022,
      level: 'CITY',
      income: '2.00',
      expenditure: '1.00',
    };
    const said = evaluate('lishui', 'surplus-split', ['OQ-59=AS_COUNTIES'], input).answer();

    expect(said).toMatchObject({
      proposed: expect.arrayContaining([
        expect.objectContaining({ reading: 'OQ-59', code: 'AS_COUNTIES' }),
      ]) as object[],
    });
  });

  test('says by whose day the parameters went, and takes another', () => {
    const input = { year: 2023, expenditure: '120.00', months: 1 };
    const days = [[], ['--day', '2024-06-30']].map((words) =>
      tongchou(['rules', 'evaluate', 'lishui', 'prepayment', '--input', '-', ...words], input),
    );
    expect(days.map((said) => said.answer())).toMatchObject([
      { day: '2023-01-01' },
      { day: '2024-06-30' },
    ]);
    const wrong = tongchou(
      ['rules', 'evaluate', 'lishui', 'prepayment', '--input', '-', '--day', '2023-02-30'],
      input,
    );
    expect([wrong.status, wrong.problem()]).toMatchObject([2, { errors: [{ pointer: '/day' }] }]);
  });

  test('one input is one document, with the working under its clauses', () => {
    const said = evaluate('handan', 'risk-reserve', [], { income: '100.05' });

    expect(said.status).toBe(0);
    expect(said.answer()).toEqual({
      formula: 'risk-reserve',
      city: 'handan',
      pack: expect.stringMatching(/^handan@/),
      day: null,
      readings: {},
      result: { reserve: '10.01', trueUp: null },
      trace: [
        {
          step: 'p18.rate',
          clause: 'HD-12.1.a',
          quote: '按照 10%的比例一次性提取风险金',
          expression: '0.10',
          value: '0.10',
        },
        {
          step: 'reserve',
          clause: 'HD-12.1.a',
          quote: expect.stringContaining('按照 10%的比例一次性提取风险金'),
          expression: 'r2(p18.rate × income)',
          value: '10.01',
        },
      ],
      proposed: [],
      awaits: null,
    });
  });

  test.each([
    ['an unknown city', ['atlantis', 'risk-reserve', []], '/city'],
    ['an unknown formula', ['handan', 'subsidy', []], '/formula'],
    ['an unknown question', ['handan', 'replenishment', ['OQ-01=SWITCH']], '/readings/OQ-01'],
    ['an unknown reading', ['handan', 'replenishment', ['OQ-16=ALL']], '/readings/OQ-16'],
    ['a reading that is no reading', ['handan', 'replenishment', ['ALL']], '/reading'],
  ] as const)('%s is wrong input and named', (_, [city, formula, readings], pointer) => {
    const said = evaluate(city, formula, readings, { income: '1.00' });

    expect(said.status).toBe(2);
    expect(said.problem()).toMatchObject({ errors: [{ pointer }] });
  });
});
