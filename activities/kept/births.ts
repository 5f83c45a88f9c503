import type { CodePage } from '#contracts/engine.js';
import { isMonth, month, type Month } from '#domain/time/month.js';
import type { Sql } from '#persistence/database.js';
import { lawDay } from '#policy/in-force.js';
import type { Pack } from '#policy/pack.js';
import type { ProcessDefinition } from '#policy/schema/process.schema.js';
import type { CaseBirth, Newborn } from './case-birth.js';
import { planBirth } from './fund-plan/plan-birth.js';
import { subsidyBirth } from './subsidy/subsidy-birth.js';

/** What openings know of the processes of before; a page of YAML keeps no row of its own and says which figures it fetches. */
const births: Readonly<Partial<Record<CodePage, CaseBirth>>> = {
  FUND_PLAN: planBirth,
  SUBSIDY: subsidyBirth,
};

const birthOf = ({ page }: ProcessDefinition): CaseBirth | undefined =>
  page === null ? undefined : births[page];

/** The month whose actuals a period's cases begin with; undefined: they begin with none. */
export const actualMonthOf = (
  pack: Pack,
  process: ProcessDefinition,
  period: string,
): Month | undefined =>
  isMonth(period)
    ? birthOf(process)?.actualMonth?.(process, month(period), lawDay(pack, period))
    : undefined;

/** Writes the row of its own that the page of a process keeps of a case. */
export async function writeOwnRow(sql: Sql, born: Newborn): Promise<void> {
  await birthOf(born.process)?.write?.(sql, born);
}
