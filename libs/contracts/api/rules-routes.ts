import * as rules from './rules.js';
import { api, type Route } from './route.js';

/** 试算: formulas over a city's parameters. Whoever is signed in may work one out; nothing is stored. */
export const rulesRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: `${api}/rules`,
    summary: '公式及其输入',
    access: 'SESSION',
    query: rules.formulasQuery,
    answer: rules.formulas,
  },
  {
    method: 'POST',
    path: `${api}/rules/:city/:formula`,
    summary: '试算',
    access: 'SESSION',
    query: rules.evaluationQuery,
    answer: rules.evaluation,
  },
  {
    method: 'POST',
    path: `${api}/rules/:city/:formula/comparison`,
    summary: '各口径结果并列',
    access: 'SESSION',
    query: rules.comparisonQuery,
    answer: rules.comparison,
  },
  {
    method: 'POST',
    path: `${api}/rules/:city/:formula/working.xlsx`,
    summary: '计算过程（带公式的表格）',
    access: 'SESSION',
    query: rules.evaluationQuery,
    media: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
];
