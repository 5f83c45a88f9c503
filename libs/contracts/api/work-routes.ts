import * as decisions from './decisions.js';
import * as notices from './notices.js';
import * as session from './session.js';
import * as tasks from './tasks.js';
import { api, type Route } from './route.js';

/** Who works: sessions, tasks, decisions and notices. */
export const workRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: `${api}/session`,
    summary: '登录',
    access: 'PUBLIC',
    body: session.credentials,
    answer: session.session,
  },
  {
    method: 'GET',
    path: `${api}/session`,
    summary: '当前会话',
    access: 'SESSION',
    answer: session.session,
  },
  { method: 'DELETE', path: `${api}/session`, summary: '退出', access: 'SESSION', status: 204 },
  {
    method: 'GET',
    path: `${api}/tasks`,
    summary: '事项清单',
    access: 'SESSION',
    query: tasks.tasksQuery,
    answer: tasks.tasksPage,
  },
  {
    method: 'GET',
    path: `${api}/tasks.xlsx`,
    summary: '事项清单（Excel）',
    access: 'SESSION',
    query: tasks.tasksFilter,
    media: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  {
    method: 'GET',
    path: `${api}/tasks/:id`,
    summary: '事项',
    access: 'SESSION',
    task: 'READ',
    answer: tasks.task,
  },
  {
    method: 'POST',
    path: `${api}/tasks/:id/claim`,
    summary: '认领',
    access: 'SESSION',
    task: 'DESK',
    answer: tasks.task,
  },
  {
    method: 'POST',
    path: `${api}/tasks/:id/release`,
    summary: '退回待认领',
    access: 'SESSION',
    task: 'RELEASE',
    answer: tasks.task,
  },
  {
    method: 'POST',
    path: `${api}/tasks/:id/decision`,
    summary: '办理',
    access: 'SESSION',
    task: 'DESK',
    body: decisions.decisionRequest,
    answer: decisions.decisionReceipt,
    headers: ['Idempotency-Key', 'If-Match'],
  },
  {
    method: 'POST',
    path: `${api}/tasks/:id/urge`,
    summary: '催办',
    access: 'SESSION',
    task: 'READ',
    body: notices.urgeRequest,
    answer: notices.urgeReceipt,
    headers: ['Idempotency-Key'],
  },
  {
    method: 'GET',
    path: `${api}/notices`,
    summary: '通知',
    access: 'SESSION',
    query: notices.noticesQuery,
    answer: notices.noticesPage,
  },
  {
    method: 'POST',
    path: `${api}/notices/read-all`,
    summary: '全部已阅',
    access: 'SESSION',
    answer: notices.noticesRead,
  },
  {
    method: 'POST',
    path: `${api}/notices/:id/read`,
    summary: '已阅',
    access: 'SESSION',
    answer: notices.noticesRead,
  },
  {
    method: 'GET',
    path: `${api}/decisions/:id`,
    summary: '办理结果',
    access: 'SESSION',
    answer: decisions.decision,
  },
];
