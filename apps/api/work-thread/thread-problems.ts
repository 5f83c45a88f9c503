import type { Problem } from '../http/problem.js';
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
