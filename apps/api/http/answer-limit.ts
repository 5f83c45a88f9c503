import type { FastifyInstance } from 'fastify';
import { limits } from '#contracts/api/limits.js';
import type { Problem } from './problem.js';
import { invalid } from './problems.js';

const mib = limits.answerBytes / 1024 / 1024;

export const answerTooLarge = (): Problem =>
  invalid(
    [
      {
        pointer: '',
        code: 'ANSWER_TOO_LARGE',
        message: `答复超过 ${mib} MiB，请缩小筛选范围或分几次提交 / The answer would be more than ${mib} MiB; narrow the filter or send less at a time`,
      },
    ],
    'ANSWER_TOO_LARGE',
  );

/** No JSON leaves that is larger than an answer may be, whatever made it. Files have limits of their own. */
export function limitAnswers(fastify: FastifyInstance): void {
  fastify.addHook('onSend', async (request, reply, payload) => {
    if (typeof payload !== 'string' || payload.length * 3 <= limits.answerBytes) return payload;
    if (Buffer.byteLength(payload) <= limits.answerBytes) return payload;
    const problem = answerTooLarge();
    reply
      .status(problem.facts.status)
      .removeHeader('content-length')
      .type('application/problem+json; charset=utf-8');
    return JSON.stringify(problem.document(request.id));
  });
}
