import { Problem } from '../http/problem.js';
import { invalid } from '../http/problems.js';

/** It was given its time and has not come to an end. */
export const tooLong = (seconds: number): Problem =>
  invalid(
    [
      {
        pointer: '',
        code: 'TOO_LONG',
        message: `在 ${seconds} 秒内没有算完，已中止；请减少一次提交的内容 / Not done within ${seconds} seconds and stopped; send less at a time`,
      },
    ],
    'TOO_LONG',
  );

/** One person has as much waiting as one may have. */
export const tooManyAtOnce = (seconds: number): Problem =>
  new Problem({
    status: 429,
    code: 'TOO_MANY_AT_ONCE',
    title: { zh: '同时提交的计算过多', en: 'Too many calculations at once' },
    detail: {
      zh: `请等前面的算完，${seconds} 秒后再试`,
      en: `Wait until the earlier ones are done and try again in ${seconds} seconds`,
    },
    headers: { 'retry-after': String(seconds) },
  });
