import { Problem } from '../http/problem.js';

export const clockIsReal = (): Problem =>
  new Problem({
    status: 403,
    code: 'CLOCK_IS_REAL',
    title: { zh: '业务时钟不可拨动', en: 'The business clock is real' },
    detail: {
      zh: '正式环境的业务时间就是真实时间；请在演示或演练环境中拨动',
      en: 'In production, business time is real time; move the clock of a demo or rehearsal',
    },
  });

export const clockBackwards = (now: string): Problem =>
  new Problem({
    status: 409,
    code: 'CLOCK_BACKWARDS',
    title: { zh: '业务时钟不能后退', en: 'The business clock never goes back' },
    detail: { zh: `现在是 ${now}，请给出其后的时刻`, en: `It is ${now}; name a later instant` },
  });

export const clockTooFar = (days: number): Problem =>
  new Problem({
    status: 422,
    code: 'INVALID',
    title: { zh: '一次拨动过远', en: 'Too far for one move' },
    detail: { zh: `一次最多 ${days} 天，请分次拨动`, en: `At most ${days} days; move in parts` },
    errors: [
      {
        pointer: '/to',
        code: 'TOO_FAR',
        message: `最多 ${days} 天 / at most ${days} days ahead`,
      },
    ],
  });

export const engineCannotSkip = (): Problem =>
  new Problem({
    status: 503,
    code: 'CLOCK_CANNOT_MOVE',
    title: { zh: '流程引擎不能跳过时间', en: 'The engine cannot skip time' },
    detail: {
      zh: '请启用 frontend.WorkflowTimeSkippingEnabled（服务器 1.32 及以上）后重试；未作任何改动',
      en: 'Enable frontend.WorkflowTimeSkippingEnabled (server 1.32 or newer) and try again; nothing was changed',
    },
  });

export const booksAreCompared = (): Problem =>
  new Problem({
    status: 409,
    code: 'RECONCILING',
    title: { zh: '对账中，时钟暂不可拨动', en: 'The books are being compared' },
    detail: {
      zh: '恢复备份后须先与银行对账：请执行 tongchou reconcile，结束后再拨动',
      en: 'After a restore the books are compared with the bank first: run tongchou reconcile, then move the clock',
    },
  });

export const moveCutOff = (): Problem =>
  new Problem({
    status: 503,
    code: 'CLOCK_MOVE_CUT_OFF',
    title: { zh: '拨动中断', en: 'The move was cut off' },
    detail: {
      zh: '数据库、流程引擎或外部系统没有应答；请稍后以同一时刻再次请求，从中断处继续',
      en: 'Database, engine or an outside system did not answer; ask for the same instant again, and the move goes on',
    },
    headers: { 'retry-after': '10' },
  });
