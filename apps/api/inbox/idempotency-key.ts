import type { FastifyRequest } from 'fastify';
import type { Problem } from '../http/problem.js';
import { invalid, malformed } from '../http/problems.js';

const longestKey = 200;

/** The key that makes a decision sent twice one decision. */
export function keyIn(request: FastifyRequest): string {
  const given = request.headers['idempotency-key'];
  if (typeof given !== 'string' || given.trim() === '') {
    throw malformed('IDEMPOTENCY_KEY_MISSING', {
      zh: '缺少 Idempotency-Key 请求头，请为每次办理生成一个唯一值',
      en: 'The Idempotency-Key header is missing; make one unique value for each decision',
    });
  }
  return given;
}

/** A longer key cannot have been used before; it is refused with the content. */
export function refuseLongKey(key: string): void {
  if (key.length <= longestKey) return;
  throw invalid([
    {
      pointer: '/Idempotency-Key',
      code: 'TOO_LONG',
      message: `最多 ${longestKey} 个字符 / at most ${longestKey} characters`,
    },
  ]);
}

/** The key was used for something else: neither of the two is done again. */
export const keyReused = (): Problem =>
  invalid(
    [
      {
        pointer: '',
        code: 'IDEMPOTENCY_KEY_REUSED',
        message:
          '同一 Idempotency-Key 已用于其他内容，请换一个 / This Idempotency-Key was used for other content; take a new one',
      },
    ],
    'IDEMPOTENCY_KEY_REUSED',
  );
