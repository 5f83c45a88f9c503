import type { z } from 'zod';
import * as board from './board.js';
import * as calendar from './calendar.js';
import * as cases from './cases.js';
import * as clock from './clock.js';
import * as decisions from './decisions.js';
import * as letters from './letters.js';
import * as money from './money.js';
import * as notices from './notices.js';
import * as obligations from './obligations.js';
import * as operations from './operations.js';
import * as session from './session.js';
import * as tasks from './tasks.js';

/** What the front door does before a route's own code: who may come in, and what must exist. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly summary: string;
  /** PUBLIC needs no session; a post's name means that post alone. */
  readonly access: 'PUBLIC' | 'SESSION' | { readonly post: string };
  /** The operator of the own machine may call it with the local key. */
  readonly operator?: true;
  /** The engine's own pages, of another origin, may call it with the caller's session. */
  readonly engineUi?: true;
  /** The task in the path must be in the caller's scope; DESK: and lie on one of the caller's desks. */
  readonly task?: 'READ' | 'DESK';
  /** The letter in the path must be in the caller's scope; EDIT: and the caller at the desk that words it. */
  readonly letter?: 'READ' | 'EDIT';
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  readonly answer?: z.ZodType;
  readonly status?: number;
  readonly media?: string;
  readonly headers?: readonly string[];
}

const api = '/api/v1';

/** Every call of the API, once: the front door, the OpenAPI document and their test read it. */
export const routes: readonly Route[] = [
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
    task: 'DESK',
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
  {
    method: 'GET',
    path: `${api}/obligations`,
    summary: '义务清单',
    access: 'SESSION',
    query: obligations.obligationsQuery,
    answer: obligations.obligationsPage,
  },
  {
    method: 'GET',
    path: `${api}/obligations/:id`,
    summary: '义务',
    access: 'SESSION',
    answer: obligations.obligation,
  },
  {
    method: 'GET',
    path: `${api}/obligations.xlsx`,
    summary: '义务清单（Excel）',
    access: 'SESSION',
    query: board.boardListFilter,
    media: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  {
    method: 'GET',
    path: `${api}/board`,
    summary: '时限看板',
    access: 'SESSION',
    query: board.boardQuery,
    answer: board.board,
  },
  {
    method: 'GET',
    path: `${api}/board/obligations`,
    summary: '看板上一个数字后面的义务',
    access: 'SESSION',
    query: board.boardListQuery,
    answer: obligations.obligationsPage,
  },
  {
    method: 'GET',
    path: `${api}/board.xlsx`,
    summary: '时限看板（Excel）',
    access: 'SESSION',
    query: board.boardQuery,
    media: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  {
    method: 'GET',
    path: `${api}/letters/signed`,
    summary: '按哈希值查已签发公文',
    access: 'SESSION',
    operator: true,
    query: letters.signedLetterQuery,
    answer: letters.signedLetter,
  },
  {
    method: 'GET',
    path: `${api}/letters/:id`,
    summary: '公文',
    access: 'SESSION',
    letter: 'READ',
    answer: letters.letter,
  },
  {
    method: 'PUT',
    path: `${api}/letters/:id`,
    summary: '修改公文草稿',
    access: 'SESSION',
    letter: 'EDIT',
    body: letters.letterEdit,
    answer: letters.letter,
    headers: ['If-Match'],
  },
  {
    method: 'GET',
    path: `${api}/letters/:id.pdf`,
    summary: '公文（PDF）',
    access: 'SESSION',
    letter: 'READ',
    media: 'application/pdf',
  },
  {
    method: 'GET',
    path: `${api}/letters/:id.docx`,
    summary: '公文（Word）',
    access: 'SESSION',
    letter: 'READ',
    media: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
  {
    method: 'GET',
    path: `${api}/cases/:city/:process/:unit/:fund/:period`,
    summary: '案件',
    access: 'SESSION',
    answer: cases.caseView,
  },
  {
    method: 'GET',
    path: `${api}/transfers`,
    summary: '资金划转',
    access: 'SESSION',
    query: money.transfersQuery,
    answer: money.transfersPage,
  },
  {
    method: 'GET',
    path: `${api}/accounts`,
    summary: '账户',
    access: 'SESSION',
    query: money.accountsQuery,
    answer: money.accountsPage,
  },
  {
    method: 'GET',
    path: `${api}/accounts/:id/postings`,
    summary: '账户明细',
    access: 'SESSION',
    query: money.postingsQuery,
    answer: money.postingsPage,
  },
  {
    method: 'GET',
    path: `${api}/calendar/nth-working-day/:month/:n`,
    summary: '当月第 n 个工作日',
    access: 'SESSION',
    answer: calendar.nthWorkingDay,
  },
  {
    method: 'GET',
    path: `${api}/calendar/day/:date`,
    summary: '某日是否工作日',
    access: 'SESSION',
    answer: calendar.calendarDay,
  },
  {
    method: 'GET',
    path: `${api}/deadlines/:city/:clause/:period`,
    summary: '期限',
    access: 'SESSION',
    answer: calendar.deadlines,
  },
  {
    method: 'GET',
    path: `${api}/events`,
    summary: '事项变动（SSE）',
    access: 'SESSION',
    media: 'text/event-stream',
  },
  {
    method: 'GET',
    path: `${api}/clock`,
    summary: '业务时钟',
    access: { post: 'administrator' },
    operator: true,
    answer: clock.clock,
  },
  {
    method: 'POST',
    path: `${api}/clock`,
    summary: '拨动业务时钟',
    access: { post: 'administrator' },
    operator: true,
    body: clock.clockMove,
    answer: clock.clock,
  },
  {
    method: 'GET',
    path: `${api}/reconciliation`,
    summary: '恢复后的对账差异',
    access: { post: 'administrator' },
    operator: true,
    answer: operations.reconciliation,
  },
  {
    method: 'POST',
    path: `${api}/codec/decode`,
    summary: '引擎界面解密',
    access: { post: 'administrator' },
    engineUi: true,
  },
];
