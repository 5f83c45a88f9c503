import * as people from './people.js';
import { api, type Route } from './route.js';

const path = `${api}/people`;
/** The administrator of a city, for the people of that city; on the own machine the operator. */
const access = { post: 'administrator' } as const;
const operator = true;

/** Accounts: who may sign in, at which desk (docs/people.md). */
export const peopleRoutes: readonly Route[] = [
  {
    method: 'GET',
    path,
    summary: '人员清单',
    access,
    operator,
    query: people.peopleQuery,
    answer: people.peoplePage,
  },
  {
    method: 'POST',
    path,
    summary: '新增账号',
    access,
    operator,
    body: people.newPerson,
    answer: people.personWithSecret,
    status: 201,
  },
  {
    method: 'POST',
    path: `${path}/:username/disable`,
    summary: '停用账号',
    access,
    operator,
    answer: people.person,
  },
  {
    method: 'POST',
    path: `${path}/:username/enable`,
    summary: '启用账号',
    access,
    operator,
    answer: people.person,
  },
  {
    method: 'POST',
    path: `${path}/:username/post`,
    summary: '调整岗位',
    access,
    operator,
    body: people.newPost,
    answer: people.person,
  },
  {
    method: 'POST',
    path: `${path}/:username/email`,
    summary: '设置邮箱地址',
    access,
    operator,
    body: people.newEmail,
    answer: people.person,
  },
  {
    method: 'POST',
    path: `${path}/:username/reset`,
    summary: '重置密码',
    access,
    operator,
    answer: people.personWithSecret,
  },
];
