import { z } from 'zod';
import * as operations from './operations.js';
import type { Route } from './route.js';

/** What machines ask: is it there, can people work, what do the figures say, what calls are there. */
export const rootRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/healthz',
    summary: '进程是否在运行',
    access: 'PUBLIC',
    answer: operations.health,
  },
  {
    method: 'GET',
    path: '/readyz',
    summary: '能否办理业务（不能时为 503）',
    access: 'PUBLIC',
    answer: operations.readiness,
    otherStatus: 503,
  },
  {
    method: 'GET',
    path: '/metrics',
    summary: '运行指标（Prometheus）：仅限本机或持令牌者',
    access: 'MACHINE',
    media: 'text/plain',
  },
  {
    method: 'GET',
    path: '/api/openapi.json',
    summary: '接口文档',
    access: 'PUBLIC',
    answer: z.looseObject({ openapi: z.string() }),
  },
];
