import * as books from './books.js';
import * as calendar from './calendar.js';
import * as lists from './case-lists.js';
import * as cases from './cases.js';
import * as clock from './clock.js';
import * as codec from './codec.js';
import * as money from './money.js';
import * as operations from './operations.js';
import { api, type Route } from './route.js';
import { periodAsked } from './values.js';

/** What stands in the books: cases, money, calendar, clock and operations. */
export const bookRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: `${api}/cases`,
    summary: '人工开办办件',
    access: 'SESSION',
    body: cases.caseWish,
    answer: cases.caseOpened,
    status: 201,
    headers: ['Idempotency-Key'],
  },
  {
    method: 'GET',
    path: `${api}/processes`,
    summary: '流程：文件要求办什么，哪些在办，有多少办件',
    access: 'SESSION',
    query: lists.processesQuery,
    answer: lists.processesList,
  },
  {
    method: 'GET',
    path: `${api}/cases`,
    summary: '办件清单',
    access: 'SESSION',
    query: lists.casesQuery,
    answer: lists.casesPage,
  },
  {
    method: 'GET',
    path: `${api}/cases.xlsx`,
    summary: '办件清单（Excel）',
    access: 'SESSION',
    query: lists.casesFilter,
    media: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  {
    method: 'GET',
    path: `${api}/cases/:city/:process/:unit/:fund/:period`,
    summary: '办件',
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
    params: { id: money.accountId },
    query: money.postingsQuery,
    answer: money.postingsPage,
  },
  {
    method: 'GET',
    path: `${api}/books`,
    summary: '账簿（资金归属）',
    access: 'SESSION',
    query: books.booksQuery,
    answer: books.booksPage,
  },
  {
    method: 'GET',
    path: `${api}/books/:id/entries`,
    summary: '账簿明细',
    access: 'SESSION',
    params: { id: books.bookName },
    query: books.bookEntriesQuery,
    answer: books.bookEntriesPage,
  },
  {
    method: 'GET',
    path: `${api}/calendar/nth-working-day/:month/:n`,
    summary: '当月第 n 个工作日',
    access: 'SESSION',
    params: { n: calendar.countText },
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
    params: { period: periodAsked },
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
    query: clock.clockQuery,
    answer: clock.clock,
  },
  {
    method: 'POST',
    path: `${api}/clock`,
    summary: '拨动业务时钟',
    access: { post: 'administrator' },
    operator: true,
    query: clock.clockQuery,
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
    body: codec.payloads,
    answer: codec.payloads,
  },
];
