import { api } from '#contracts/api/route.js';
import { draft } from './tasks.js';
import type { Planted } from './planted.js';

/** One call that a walk makes: its address below /api/v1 and, for a change, what is sent. */
export interface Call {
  readonly path: string;
  readonly body?: unknown;
}
type Calls = (of: Planted) => readonly (string | Call)[];

const notice = {
  text: `关于2027年部分节假日安排的通知
国办发明电〔2026〕77号
一、国庆节：9月24日（周五）至10月7日（周四）放假，共14天。
2026年11月5日`,
};
const nobody = '00000000-0000-4000-8000-000000000000';
const wished = {
  city: 'lishui',
  process: 'P09',
  fund: 'ALL',
  period: '2022',
  reason: '补办',
};
const form = { decision: 'SUBMIT', form: draft };
const wrongPassword = { current: 'wrong', new: 'drei Fische im Oujiang' };
const newcomer = { username: 'new.comer', person: '新人', posts: ['preparer'] };
const filters = ({ unit }: Planted, name: string): string[] => [
  '',
  `?${name}=${unit}`,
  '?city=lishui',
];

/** For every route of the table what a reader may try with the names of one unit. */
export const calls: Readonly<Record<string, Calls>> = {
  'GET /session': () => ['/session'],
  'GET /tasks': (of) => [
    ...filters(of, 'county').map((query) => `/tasks${query}`),
    ...['todo', 'done', 'started', 'cc'].map((box) => `/tasks?box=${box}&limit=200`),
    '/tasks?state=CLAIMED',
    '/tasks?startedBy=me&limit=200',
    `/tasks?q=${encodeURIComponent('独有')}`,
  ],
  'GET /tasks.xlsx': (of) => filters(of, 'county').map((query) => `/tasks.xlsx${query}`),
  'GET /tasks/:id': ({ task, done }) => [`/tasks/${task}`, `/tasks/${done}`],
  'GET /notices': () => ['/notices?box=all&limit=200', '/notices?box=unread'],
  'GET /decisions/:id': ({ decision }) => [`/decisions/${decision}`],
  'GET /obligations': (of) => [
    ...filters(of, 'unit').map((query) => `/obligations${query}`),
    '/obligations?state=OVERDUE',
  ],
  'GET /obligations.xlsx': (of) => filters(of, 'unit').map((query) => `/obligations.xlsx${query}`),
  'GET /obligations/:id': ({ duty }) => [`/obligations/${duty}`],
  'GET /board': () => ['/board', '/board?city=lishui', '/board?process=P08&period=2022'],
  'GET /board.xlsx': () => ['/board.xlsx', '/board.xlsx?city=lishui&process=P08'],
  'GET /board/obligations': (of) =>
    filters(of, 'unit').map((query) => `/board/obligations${query}`),
  'GET /letters/signed': ({ sha256 }) => [`/letters/signed?sha256=${sha256}`],
  'GET /letters/:id': ({ letter }) => [`/letters/${letter}`],
  'GET /letters/:id.pdf': ({ letter }) => [`/letters/${letter}.pdf`],
  'GET /letters/:id.docx': ({ letter }) => [`/letters/${letter}.docx`],
  'GET /cases/:city/:process/:unit/:fund/:period': ({ unit, caseId }) => [
    `/cases/${caseId}`,
    `/cases/lishui/P08/${unit}/RESIDENT/2022`,
    '/cases/lishui/P11/331100/EMPLOYEE/2022-10',
  ],
  'GET /names': () => ['/names'],
  'GET /processes': () => ['/processes', '/processes?city=lishui'],
  'GET /cases': (of) => [
    ...filters(of, 'unit').map((query) => `/cases${query}`),
    '/cases?process=P11&limit=200',
    '/cases?finished=false&limit=200',
    `/cases?q=${of.unit}`,
  ],
  'GET /cases.xlsx': (of) => filters(of, 'unit').map((query) => `/cases.xlsx${query}`),
  'POST /cases': ({ unit }) => [
    { path: '/cases', body: { ...wished, unit } },
    { path: '/cases', body: { ...wished, unit, process: 'P11' } },
  ],
  'GET /transfers': (of) => [
    ...filters(of, 'unit').map((query) => `/transfers${query}`),
    `/transfers?key=${encodeURIComponent(`${of.caseId}/DISBURSEMENT/1/out`)}`,
  ],
  'GET /accounts': (of) => [
    ...filters(of, 'unit').map((query) => `/accounts${query}`),
    '/accounts?type=EXP_COUNTY&limit=200',
  ],
  'GET /accounts/:id/postings': ({ account }) => [`/accounts/${account}/postings`],
  'GET /books': (of) => [
    ...filters(of, 'unit').map((query) => `/books${query}`),
    '/books?book=POOLED_FUND&limit=200',
    '/books?asOf=2022-10-31',
  ],
  'GET /books/:id/entries': ({ book }) => [`/books/${book}/entries`],
  'GET /calendar/nth-working-day/:month/:n': () => ['/calendar/nth-working-day/2022-10/5'],
  'GET /calendar/day/:date': () => ['/calendar/day/2022-10-01'],
  'GET /deadlines/:city/:clause/:period': () => ['/deadlines/lishui/LS-9.c/2022-10'],
  'GET /clock': () => ['/clock'],
  'GET /reconciliation': () => ['/reconciliation'],
  'GET /calendar/notices': () => ['/calendar/notices'],
  'GET /calendar/notices/:id': () => [],
  'GET /policy/coverage': () => ['/policy/coverage?city=lishui'],
  'GET /policy/parameters': () => ['/policy/parameters?city=lishui'],
  'GET /policy/processes': () => ['/policy/processes?city=lishui'],
  'GET /policy/readings': () => ['/policy/readings?city=lishui'],
  'GET /rules': () => ['/rules?city=lishui'],
  'GET /events': () => [],
  'POST /session': () => [{ path: '/session', body: { username: 'nobody', password: 'wrong' } }],
  'DELETE /session': () => [],
  'POST /tasks/:id/claim': ({ task }) => [{ path: `/tasks/${task}/claim`, body: '' }],
  'POST /tasks/:id/release': ({ task }) => [
    // A reason that is none: what is answered does not hang on who holds the task by then.
    { path: `/tasks/${task}/release`, body: { reason: 0 } },
  ],
  'POST /tasks/:id/decision': ({ task }) => [{ path: `/tasks/${task}/decision`, body: form }],
  'POST /tasks/:id/attachments': ({ task }) => [{ path: `/tasks/${task}/attachments`, body: {} }],
  'GET /attachments/:id': ({ attachment }) => [`/attachments/${attachment}`],
  'POST /tasks/:id/urge': ({ task }) => [{ path: `/tasks/${task}/urge`, body: {} }],
  'POST /notices/read-all': () => [],
  'POST /notices/:id/read': ({ notice: id }) => [{ path: `/notices/${id}/read`, body: {} }],
  'PUT /letters/:id': ({ letter }) => [
    { path: `/letters/${letter}`, body: { title: '改', body: ['改'] } },
  ],
  'POST /calendar/notices/preview': () => [{ path: '/calendar/notices/preview', body: notice }],
  'POST /calendar/notices': () => [{ path: '/calendar/notices', body: notice }],
  'POST /calendar/notices/:id/confirm': () => [
    { path: `/calendar/notices/${nobody}/confirm`, body: {} },
  ],
  'POST /calendar/notices/:id/reject': () => [
    { path: `/calendar/notices/${nobody}/reject`, body: { reason: '无' } },
  ],
  'POST /rules/:city/:formula': () => [{ path: '/rules/lishui/payment-capacity', body: {} }],
  'POST /rules/:city/:formula/comparison': () => [
    { path: '/rules/lishui/gap-settlement/comparison', body: {} },
  ],
  'POST /rules/:city/:formula/working.xlsx': () => [
    { path: '/rules/lishui/payment-capacity/working.xlsx', body: {} },
  ],
  'POST /clock': () => [{ path: '/clock', body: { to: 'nonsense' } }],
  'POST /codec/decode': () => [{ path: '/codec/decode', body: {} }],
  'PUT /session/password': () => [{ path: '/session/password', body: wrongPassword }],
  'POST /session/password': () => [{ path: '/session/password', body: wrongPassword }],
  'GET /people': (of) =>
    filters(of, 'unit')
      .slice(0, 2)
      .map((query) => `/people${query}`),
  'POST /people': ({ unit }) => [{ path: '/people', body: { ...newcomer, office: `${unit}.X` } }],
  'POST /people/:username/disable': () => [{ path: '/people/no.such/disable', body: {} }],
  'POST /people/:username/enable': () => [{ path: '/people/no.such/enable', body: {} }],
  'POST /people/:username/post': () => [{ path: '/people/no.such/post', body: { posts: ['x'] } }],
  'POST /people/:username/email': () => [
    { path: '/people/no.such/email', body: { email: 'a@example.com' } },
  ],
  'POST /people/:username/reset': () => [{ path: '/people/no.such/reset', body: {} }],
};

/** The key of a route in the list above. */
export const keyOf = (route: { readonly method: string; readonly path: string }): string =>
  `${route.method} ${route.path.slice(api.length)}`;
export const holidayNotice = notice;
