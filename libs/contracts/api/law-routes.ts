import * as law from './law.js';
import { api, type Route } from './route.js';

/** 条款、口径: the law as the packs hold it. Whoever is signed in may read it. */
export const lawRoutes: readonly Route[] = [
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
    path: `${api}/policy/readings`,
    summary: '口径登记簿',
    access: 'SESSION',
    query: law.lawQuery,
    answer: law.readings,
  },
];
