import { limits } from '#contracts/api/limits.js';
import { compareReadings } from '#policy/formulas/compare.js';
import { evaluate, work, type Evaluation } from '#policy/formulas/evaluate.js';
import { answerTooLarge } from '../http/answer-limit.js';
import { Problem } from '../http/problem.js';
import { askedIn, withPack, type Question } from './asked.js';
import { workingSheet } from './working-sheet.js';

/* These run in the thread beside the API's loop; answers of JSON come back as its bytes, written there. */

/** Answers of a batch as JSON, given up as soon as they are more than an answer may be. */
function listJson(answers: Iterable<object>): Buffer {
  const parts: Buffer[] = [];
  let bytes = 2;
  for (const answer of answers) {
    const part = Buffer.from(JSON.stringify(answer));
    bytes += part.length + 1;
    if (bytes > limits.answerBytes) throw answerTooLarge();
    if (parts.length > 0) parts.push(Buffer.from(','));
    parts.push(part);
  }
  return Buffer.concat([Buffer.from('['), ...parts, Buffer.from(']')]);
}

function oneJson(answer: object): Buffer {
  const bytes = Buffer.from(JSON.stringify(answer));
  if (bytes.length > limits.answerBytes) throw answerTooLarge();
  return bytes;
}

/** `rules evaluate`; an array is a batch: answers in the same order, a failed one as `{error}`. */
export function evaluated({ city, formula, body, reading }: Question, traceId: string): Buffer {
  const { input, readings, day } = askedIn(body, reading);
  const one = (each: unknown): Evaluation =>
    withPack(city, formula, (pack) => evaluate(pack, formula, each, readings, day));
  if (!Array.isArray(input)) return oneJson(one(input));
  return listJson(
    (function* each(): Generator<object> {
      for (const given of input as readonly unknown[]) {
        try {
          yield one(given);
        } catch (error) {
          if (!(error instanceof Problem) || error.facts.status !== 422) throw error;
          yield { error: error.document(traceId) };
        }
      }
    })(),
  );
}

/** `readings compare`. */
export function compared({ city, formula, body }: Question, reading: string): Buffer {
  const { input, day } = askedIn(body, undefined);
  return oneJson({
    alternatives: withPack(city, formula, (pack) =>
      compareReadings(pack, formula, input, reading, day),
    ),
  });
}

/** 计算过程 as a workbook. */
export function worked({ city, formula, body, reading }: Question): Promise<Buffer> {
  const { input, readings, day } = askedIn(body, reading);
  const working = withPack(city, formula, (pack) => work(pack, formula, input, readings, day));
  return workingSheet(working);
}
