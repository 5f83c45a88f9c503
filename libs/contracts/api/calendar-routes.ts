import * as notices from './calendar-notices.js';
import { api, type Route } from './route.js';

const path = `${api}/calendar/notices`;

/** Holiday notices: taken in by one person, confirmed by another (the pack names the posts). */
export const calendarRoutes: readonly Route[] = [
  {
    method: 'GET',
    path,
    summary: '放假通知',
    access: 'SESSION',
    operator: true,
    answer: notices.calendarNoticesPage,
  },
  {
    method: 'POST',
    path: `${path}/preview`,
    summary: '试读放假通知：不符之处、变动的期限',
    access: 'SESSION',
    operator: true,
    body: notices.calendarNoticeText,
    answer: notices.calendarPreview,
  },
  {
    method: 'POST',
    path,
    summary: '提出放假通知',
    access: 'SESSION',
    operator: true,
    body: notices.calendarNoticeText,
    answer: notices.calendarNoticeDetail,
    status: 201,
  },
  {
    method: 'GET',
    path: `${path}/:id`,
    summary: '一份放假通知及其影响',
    access: 'SESSION',
    operator: true,
    answer: notices.calendarNoticeDetail,
    etag: true,
  },
  {
    method: 'POST',
    path: `${path}/:id/confirm`,
    summary: '第二人确认放假通知',
    access: 'SESSION',
    headers: ['If-Match'],
    answer: notices.calendarNotice,
  },
  {
    method: 'POST',
    path: `${path}/:id/reject`,
    summary: '退回放假通知',
    access: 'SESSION',
    body: notices.calendarRejection,
    answer: notices.calendarNotice,
  },
];
