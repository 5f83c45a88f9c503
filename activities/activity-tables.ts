import { adaptersFromEnv } from '#adapters/adapters.js';
import type { CaseActivities } from '#contracts/cases.js';
import type {
  FundPlanActivities,
  OpenCasesActivities,
  OpenPeriodActivities,
} from '#contracts/fund-plan.js';
import type {
  BankActivities,
  StatementActivities,
  TransferActivities,
} from '#contracts/transfers.js';
import type { Database } from '#persistence/database.js';
import { closeCase } from './cases/close-case.js';
import { openStep } from './cases/open-step.js';
import { appropriated, approvePlan, plansIn, returnPlan } from './fund-plan/city-plan.js';
import { defaultPlan, filePlan, planStanding } from './fund-plan/file-plan.js';
import { importActuals } from './fund-plan/import-actuals.js';
import { openCases, periodOf } from './fund-plan/open-cases.js';
import { importStatements } from './statements/import-statements.js';
import { prepareTransfer } from './transfers/prepare-transfer.js';
import { askTransfer, cancelTransfer, payTransfer } from './transfers/release-transfer.js';
import { Work } from './work.js';

/** Every activity by its queue; an interface of contracts names each, so a missing one does not compile. */
export interface ActivityTables {
  readonly cases: CaseActivities & FundPlanActivities & TransferActivities & OpenCasesActivities;
  readonly bank: BankActivities & StatementActivities;
  readonly insurance: OpenPeriodActivities;
  close(): Promise<void>;
}

export function activityTables(deps: {
  readonly database: Database;
  readonly env: NodeJS.ProcessEnv;
}): ActivityTables {
  const work = new Work(deps.database);
  const adapters = adaptersFromEnv(deps.env);
  return {
    cases: {
      openStep: openStep(work),
      closeCase: closeCase(work),
      filePlan: filePlan(work),
      defaultPlan: defaultPlan(work),
      planStanding: planStanding(work),
      plansIn: plansIn(work),
      returnPlan: returnPlan(work),
      approvePlan: approvePlan(work),
      appropriated: appropriated(work),
      periodOf: periodOf(),
      openCases: openCases(work),
      prepareTransfer: prepareTransfer(work),
    },
    bank: {
      payTransfer: payTransfer(work, adapters),
      askTransfer: askTransfer(work, adapters),
      cancelTransfer: cancelTransfer(work, adapters),
      importStatements: importStatements(work, adapters),
    },
    insurance: { importActuals: importActuals(work, adapters.insurance) },
    close: () => adapters.close(),
  };
}
