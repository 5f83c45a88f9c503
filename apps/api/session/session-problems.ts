import { Problem, type FieldError } from '../http/problem.js';
import { invalid } from '../http/problems.js';

export { tooManyAttempts, wrongPassword } from '../http/problems.js';

/** More people sign in at the same moment than are looked at; nothing was counted. */
export const tooBusy = (): Problem =>
  new Problem({
    status: 503,
    code: 'TOO_BUSY',
    title: { zh: '登录的人太多', en: 'Too many are signing in' },
    detail: {
      zh: '请在几秒后重试；本次没有计入密码错误次数',
      en: 'Try again in a few seconds; this was not counted as a wrong password',
    },
    headers: { 'retry-after': '3' },
  });

export const passwordChangeNeeded = (): Problem =>
  new Problem({
    status: 403,
    code: 'PASSWORD_CHANGE_NEEDED',
    title: { zh: '请先设置自己的密码', en: 'Choose your own password first' },
    detail: {
      zh: '您用一次性口令登录，设置新密码后才能办理；未作任何改动',
      en: 'You signed in with a one-time secret: set a new password before anything else. Nothing was changed',
    },
  });

export const unfitPassword = (error: Omit<FieldError, 'pointer'>): Problem =>
  invalid([{ pointer: '/new', ...error }], 'UNFIT_PASSWORD');
