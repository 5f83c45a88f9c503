import { refusedForSpace } from '#persistence/refused-for-space.js';
import { alreadySigned } from '../letters/letter-problems.js';
import { Problem } from './problem.js';
import {
  invalid,
  notReady,
  secondPersonNeeded,
  separationOfDuties,
  storageFull,
} from './problems.js';

/** What PostgreSQL says when it is away or overloaded: nobody's mistake, so asking again helps. */
const away = /^(08...|57P0.|57014|53...|ECONN.*|ENOTFOUND|EPIPE)$/;

/** `said` is the detail that the refusing guard gave. */
const refusedBySql: Readonly<Record<string, (said: string) => Problem>> = {
  TC015: separationOfDuties,
  TC017: alreadySigned,
  TC021: secondPersonNeeded,
};

/** Text PostgreSQL cannot keep, or a number beyond its types: what was sent, not what we did. */
const unkept = /^22/;

/** Codes TC001 … name the rule that SQL kept (docs/adr/0003-ledger-in-sql.md). */
const ruleOfMoney = /^TC0\d\d$/;

/** A fault of the database as a problem for people, or nothing when it is not one. */
export function databaseProblem(error: unknown): Problem | null {
  const code = codeOf(error);
  if (code === null) return isTimeout(error) ? notReady() : null;
  const known = refusedBySql[code];
  if (known) return known(detailOf(error));
  if (refusedForSpace(error)) return storageFull();
  if (away.test(code)) return notReady();
  if (unkept.test(code)) {
    const message = '含有无法保存的字符或数值 / It holds a character or number that cannot be kept';
    return invalid([{ pointer: '', code: 'NOT_STORABLE', message }]);
  }
  if (!ruleOfMoney.test(code)) return null;
  return new Problem({
    status: 409,
    code: `REFUSED_${code}`,
    title: { zh: '违反资金规则，已拒绝', en: 'Refused by a rule of the books' },
    detail: {
      zh: '未发生资金变动，请联系管理员并提供编号',
      en: 'No money moved; give the trace id to the administrator',
    },
  });
}

function codeOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}

const detailOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'detail' in error ? String(error.detail) : '';

const isTimeout = (error: unknown): boolean =>
  error instanceof Error &&
  /timeout exceeded when trying to connect|Connection terminated/.test(error.message);
