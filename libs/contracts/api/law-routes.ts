import * as law from './law.js';
import * as names from './names.js';
import { api, type Route } from './route.js';

/** 条款、口径: the law as the packs hold it. Whoever is signed in may read it. */
export const lawRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: `${api}/names`,
    summary: '各市的名称：单位、岗位、账户、流程和条款',
    access: 'SESSION',
    answer: names.namesView,
  },
  {
    method: 'GET',
    path: `${api}/policy/coverage`,
    summary: '条款登记：每条管什么，或为何不管',
    access: 'SESSION',
    query: law.lawQuery,
    answer: law.coverage,
  },
  {
    method: 'GET',
    path: `${api}/policy/parameters`,
    summary: '参数：值、条款、原文、来源',
    access: 'SESSION',
    query: law.lawQuery,
    answer: law.parameters,
  },
  {
    method: 'GET',
    path: `${api}/policy/processes`,
    summary: '流程目录：谁办、哪一天、未办的后果',
    access: 'SESSION',
    query: law.lawQuery,
    answer: law.processes,
  },
  {
    method: 'GET',
    path: `${api}/policy/readings`,
    summary: '口径登记簿',
    access: 'SESSION',
    query: law.lawQuery,
    answer: law.readings,
  },
];
