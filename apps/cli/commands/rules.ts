import { evaluate, type Evaluation } from '#policy/formulas/evaluate.js';
import { askedDay, askedReadings } from '#policy/formulas/asked-terms.js';
import { compareReadings } from '#policy/formulas/compare.js';
import { FormulaFault } from '#policy/formulas/formula-fault.js';
import { listFormulas } from '#policy/formulas/list.js';
import { cityPack, cityPacks } from '../city-pack.js';
import { givenText } from '../given-file.js';
import { CliProblem, wrongFields, wrongInput } from '../problem.js';
import { done, no, say, type Answer, type Manner } from '../terminal.js';

/** No hand-written input comes near this. */
const MOST_BYTES = 20_000_000;

function readInput(file: string): unknown {
  const text = givenText('/input', file);
  if (text.length > MOST_BYTES) {
    throw wrongInput('/input', `输入过大：${file}`, `the input is too large: ${file}`);
  }
  try {
    return JSON.parse(text);
  } catch {
    throw wrongInput('/input', `不是有效的 JSON：${file}`, `not valid JSON: ${file}`);
  }
}

/** A refusal of the rules is wrong input of the command. */
function orProblem<T>(answer: () => T): T {
  try {
    return answer();
  } catch (error) {
    if (error instanceof FormulaFault) throw wrongFields(error.faults);
    throw error;
  }
}

function lines(manner: Manner, { result, trace, awaits, proposed }: Evaluation): string[] {
  const steps = trace.map(
    ({ step, clause, expression, value }) =>
      `  ${step} = ${expression} = ${value}  ${clause ?? ''}`,
  );
  const waiting =
    awaits === null
      ? []
      : [
          say(
            manner,
            `待定参数 ${awaits.parameter}${awaits.asks ? `（${awaits.question}：${awaits.asks.zh}）` : ''}${awaits.decides ? `，由${awaits.decides.zh}定` : ''}`,
            `waits for ${awaits.parameter}${awaits.asks ? ` (${awaits.question}: ${awaits.asks.en})` : ''}${awaits.decides ? `; decided by: ${awaits.decides.en}` : ''}`,
          ),
        ];
  const trial =
    proposed.length === 0
      ? []
      : [
          say(manner, '口径待采用，采用前只作试算：', 'readings to adopt, a trial until then:'),
          ...proposed.map(({ reading, code, question, decides }) =>
            say(
              manner,
              `  ${reading} ${code ?? ''} ${question.zh}（由${decides.zh}定）`,
              `  ${reading} ${code ?? ''} ${question.en} (decided by: ${decides.en})`,
            ),
          ),
        ];
  return [
    JSON.stringify(result, null, 2),
    ...waiting,
    ...trial,
    say(manner, '计算过程', 'working'),
    ...steps,
  ];
}

/** `rules evaluate <city> <formula> --input <file|->`; an array is a batch. */
export function evaluateAnswer(
  manner: Manner,
  city: string,
  formula: string,
  file: string,
  readings: readonly string[],
  day?: string,
): Answer {
  const pack = cityPack(city);
  const asked = orProblem(() => askedReadings(readings));
  const on = orProblem(() => askedDay(day));
  const input = readInput(file);
  const one = (each: unknown): Evaluation =>
    orProblem(() => evaluate(pack, formula, each, asked, on));
  if (!Array.isArray(input)) {
    const answer = one(input);
    return done(answer, lines(manner, answer));
  }
  const answers = input.map((each: unknown): Evaluation | { error: CliProblem['document'] } => {
    try {
      return one(each);
    } catch (error) {
      if (error instanceof CliProblem) return { error: error.document };
      throw error;
    }
  });
  const words = answers.map((each) => JSON.stringify('error' in each ? each.error : each.result));
  return (answers.some((each) => 'error' in each) ? no : done)(answers, words);
}

/** `rules list [<city>]`: every formula with the JSON Schema of its input. */
export function listAnswer(manner: Manner, city: string): Answer {
  const items = cityPacks(city).flatMap(listFormulas);
  const words = items.map(
    ({ city: of, formula, number, title }) =>
      `${of}  ${number}  ${formula}  ${say(manner, title.zh, title.en)}`,
  );
  return done({ items }, words);
}

/** `readings compare <city> <formula> --reading OQ-01 --input <file|->`: each reading's result. */
export function compareAnswer(
  manner: Manner,
  city: string,
  formula: string,
  file: string,
  reading: string,
  day?: string,
): Answer {
  const pack = cityPack(city);
  const input = readInput(file);
  const alternatives = orProblem(() =>
    compareReadings(pack, formula, input, reading, askedDay(day)),
  );
  const words = alternatives.map(({ code, result }) => `${code}  ${JSON.stringify(result)}`);
  return done({ alternatives }, [say(manner, '各口径结果', 'result of each reading'), ...words]);
}
