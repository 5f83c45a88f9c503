import { randomUUID } from 'node:crypto';
import { CliProblem } from '../problem.js';

const refusal = (code: string, zh: string, en: string): CliProblem =>
  new CliProblem(1, {
    type: `urn:tongchou:problem:${code.toLowerCase().replaceAll('_', '-')}`,
    title: '对账未完成 / The books are not reconciled',
    status: 409,
    detail: `${zh} / ${en}`,
    code,
    errors: [],
    traceId: randomUUID(),
  });

/** Without the other side's word nothing can be compared. */
export const outsideSilent = (what: string, why: string): CliProblem =>
  refusal(
    'OUTSIDE_SILENT',
    `外部系统没有应答（${what}：${why}），对账尚未进行，请稍后重试`,
    `an outside system does not answer (${what}: ${why}); nothing was compared, try again later`,
  );

export const notReconciling = (): CliProblem =>
  refusal('NOT_RECONCILING', '本实例不在对账状态', 'this instance is not being reconciled');

export const nothingOpen = (key: string): CliProblem =>
  refusal('NOTHING_OPEN', `没有待解释的差异 ${key}`, `no open difference has the key ${key}`);
