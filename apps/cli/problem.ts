import { randomUUID } from 'node:crypto';
import type { ProblemDocument } from '#contracts/api/problem.js';
import { fileFault } from '#domain/text/text-of-file.js';
import type { PolicyFault } from '#policy/policy-fault.js';

/** A command that cannot be answered: 2 for wrong input, 1 where the instance says no. */
export class CliProblem extends Error {
  constructor(
    readonly exit: 1 | 2,
    readonly document: ProblemDocument,
  ) {
    super(document.detail);
    this.name = 'CliProblem';
  }
}

/** Wrong input, each fault naming its field. */
export function wrongFields(errors: readonly ProblemDocument['errors'][number][]): CliProblem {
  return new CliProblem(2, {
    type: 'urn:tongchou:problem:wrong-input',
    title: '输入有误 / Wrong input',
    status: 422,
    detail: errors.map(({ pointer, message }) => `${pointer} ${message}`.trim()).join('; '),
    code: 'WRONG_INPUT',
    errors: [...errors],
    traceId: randomUUID(),
  });
}

/** Wrong input, naming what is wrong and what would be right, in both languages. */
export const wrongInput = (pointer: string, zh: string, en: string): CliProblem =>
  wrongFields([{ pointer, code: 'WRONG_INPUT', message: `${zh} / ${en}` }]);

/** A file that cannot be used is wrong input, in one line; other errors stay what they are. */
export function orWrong<T>(pointer: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    const fault = fileFault(error);
    throw fault === null ? error : wrongInput(pointer, fault.zh, fault.en);
  }
}

/** The instance is not there, or did not answer. */
export function notRunning(zh: string, en: string): CliProblem {
  return new CliProblem(1, {
    type: 'urn:tongchou:problem:not-running',
    title: '实例未就绪 / The instance is not ready',
    status: 503,
    detail: `${zh} / ${en}`,
    code: 'NOT_RUNNING',
    errors: [],
    traceId: randomUUID(),
  });
}

/** A rule pack is broken: nothing is answered from it until it is mended. */
export function brokenRules({ message, place, others }: PolicyFault): CliProblem {
  const more = others.length === 0 ? '' : ` (+${others.length})`;
  return new CliProblem(1, {
    type: 'urn:tongchou:problem:broken-rules',
    title: '规则包有差错 / A rule pack is broken',
    status: 500,
    detail: `${message}${more}。请运行 tongchou policy check / run tongchou policy check`,
    code: 'BROKEN_RULES',
    errors: [{ pointer: place.file, code: 'BROKEN_RULES', message }],
    traceId: randomUUID(),
  });
}
