import * as rules from './rules.js';
import { api, type Route } from './route.js';

const params = { formula: rules.formulaId };

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
    params,
    query: rules.evaluationQuery,
    body: rules.formulaInput,
    bodyValues: rules.mostInputValues,
    answer: rules.evaluated,
  },
  {
    method: 'POST',
    path: `${api}/rules/:city/:formula/comparison`,
    summary: '各口径结果并列',
    access: 'SESSION',
    params,
    query: rules.comparisonQuery,
    body: rules.formulaInput,
    bodyValues: rules.mostInputValues,
    answer: rules.comparison,
  },
  {
    method: 'POST',
    path: `${api}/rules/:city/:formula/working.xlsx`,
    summary: '计算过程（带公式的表格）',
    access: 'SESSION',
    params,
    query: rules.evaluationQuery,
    body: rules.formulaInput,
    bodyValues: rules.mostInputValues,
    media: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
];
