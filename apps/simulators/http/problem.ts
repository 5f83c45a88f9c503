import { randomUUID } from 'node:crypto';
import type { FastifyError, FastifyReply } from 'fastify';
import { z } from 'zod';

/** One field that is wrong, by JSON pointer. */
export interface FieldError {
  readonly pointer: string;
  readonly code: string;
  readonly message: string;
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'Malformed request 请求格式错误',
  401: 'Not signed 签名无效',
  404: 'Not found 未找到',
  405: 'Method not allowed 方法不允许',
  409: 'Conflict 冲突',
  413: 'Too large 内容过大',
  415: 'Unsupported media type 类型不支持',
  422: 'Invalid content 内容无效',
  503: 'Out of order 系统故障',
};

const CODES: Readonly<Record<number, string>> = {
  400: 'MALFORMED',
  413: 'TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA_TYPE',
};

/** An answer that says no (RFC 9457), in the shape the product's own API uses. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
    readonly errors: readonly FieldError[] = [],
  ) {
    super(detail);
  }
}

/** Checks what came in against its schema; names every field that is wrong. */
export function checked<T>(schema: z.ZodType<T>, content: unknown): T {
  const result = schema.safeParse(content);
  if (result.success) return result.data;
  const errors = result.error.issues.flatMap((issue): FieldError[] => {
    const names = issue.code === 'unrecognized_keys' ? issue.keys : [null];
    return names.map((name) => ({
      pointer: [...issue.path, ...(name === null ? [] : [name])]
        .map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`)
        .join(''),
      code: name === null ? issue.code.toUpperCase() : 'UNKNOWN_FIELD',
      message: issue.message,
    }));
  });
  throw new Problem(422, 'INVALID', '请更正所列字段 Correct the fields listed in errors.', errors);
}

function problemOf(error: FastifyError | Problem): Problem {
  if (error instanceof Problem) return error;
  const status = error.statusCode ?? 500;
  if (status >= 500) return new Problem(500, 'BROKEN', '模拟系统内部错误 Look into its log.');
  return new Problem(status, CODES[status] ?? 'REFUSED', error.message);
}

export function sendProblem(reply: FastifyReply, error: FastifyError | Problem): FastifyReply {
  const { status, code, message: detail, errors } = problemOf(error);
  const title = TITLES[status] ?? 'Error 错误';
  const type = `urn:tongchou:simulators:${code.toLowerCase().replaceAll('_', '-')}`;
  return reply
    .code(status)
    .type('application/problem+json')
    .send({ type, title, status, detail, code, errors, traceId: randomUUID() });
}
