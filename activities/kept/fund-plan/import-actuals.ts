import { ApplicationFailure } from '@temporalio/activity';
import { FailureCode } from '#contracts/failures.js';
import type { FundPlanInputActivities } from '#contracts/fund-plan.js';
import type { Insurance } from '#adapters/insurance/insurance.port.js';
import { unit as unitCode } from '#domain/ids/case-id.js';
import { month as monthText } from '#domain/time/month.js';
import { loadPack } from '#policy/load-packs.js';
import { recordActuals } from '#persistence/fund-plans/plan-rows.js';
import type { Work } from '../../work.js';

/** LS-9.b 上月各项医疗保险基金支出数: every unit's actual expenditure of a month, from the insurance system. */
export const importActuals =
  (work: Work, insurance: Insurance): FundPlanInputActivities['importActuals'] =>
  async ({ city, month }) => {
    const pack = loadPack(city);
    const asked = pack.units
      .filter(({ level }) => level !== 'CITY')
      .flatMap(({ code: unit }) => pack.funds.map(({ code: fund }) => ({ unit, fund })));
    const rows = await Promise.all(
      asked.map(async ({ unit, fund }) => {
        const answer = await insurance.getExpenditure(unitCode(unit), fund, monthText(month));
        if (answer.outcome !== 'ANSWERED') {
          const detail = `${unit} ${fund} ${month}: ${answer.outcome} ${answer.why}`;
          throw ApplicationFailure.retryable(detail, FailureCode.Unavailable);
        }
        return { unit, fund, amount: answer.value };
      }),
    );
    const now = await work.clock.now();
    await recordActuals(work.database, month, rows, 'insurance', now);
  };
