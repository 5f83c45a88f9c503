import { adaptersFromEnv } from '#adapters/adapters.js';
import type { CaseActivities } from '#contracts/cases.js';
import type { CourseActivities, FetchActivities, VoucherActivities } from '#contracts/course.js';
import type { EscalationActivities } from '#contracts/escalation.js';
import type { FundPlanActivities, FundPlanInputActivities } from '#contracts/fund-plan.js';
import type { OpenItemActivities } from '#contracts/open-items.js';
import type { OpenCasesActivities, OpenPeriodActivities } from '#contracts/open-period.js';
import type { SubsidyActivities, SubsidyInputActivities } from '#contracts/subsidy.js';
import type {
  BankActivities,
  StatementActivities,
  TransferActivities,
} from '#contracts/transfers.js';
import type { Database } from '#persistence/database.js';
import { closeCase } from './cases/close-case.js';
import { openStep } from './cases/open-step.js';
import { termsOfCase } from './cases/process-payments.js';
import { climbLadder } from './escalation/climb-ladder.js';
import { openCases, periodOf } from './openings/open-cases.js';
import { openWithFigures } from './openings/open-with-figures.js';
import { openItemStanding } from './open-items/open-item-standing.js';
import { fetchFigures } from './stages/fetch-figures.js';
import { postVouchers } from './stages/post-vouchers.js';
import { courseNames, endCourse, takeOne } from './stages/take-one.js';
import { takeStage } from './stages/take-stage.js';
import { importStatements } from './statements/import-statements.js';
import { appropriated, approvePlan, plansIn, returnPlan } from './kept/fund-plan/city-plan.js';
import { defaultPlan, filePlan, planStanding } from './kept/fund-plan/file-plan.js';
import { importActuals } from './kept/fund-plan/import-actuals.js';
import { importSubsidyInputs } from './kept/subsidy/import-inputs.js';
import { issueNotice } from './kept/subsidy/issue-notice.js';
import { subsidyStanding } from './kept/subsidy/subsidy-standing.js';
import { prepareTransfer } from './transfers/prepare-transfer.js';
import { askTransfer, cancelTransfer, payTransfer } from './transfers/release-transfer.js';
import { Work } from './work.js';

/** Every activity by its queue; an interface of contracts names each, so a missing one does not compile. */
export interface ActivityTables {
  readonly cases: CaseActivities &
    FundPlanActivities &
    TransferActivities &
    OpenCasesActivities &
    SubsidyActivities &
    EscalationActivities &
    OpenItemActivities &
    CourseActivities;
  readonly bank: BankActivities & StatementActivities & VoucherActivities;
  readonly insurance: OpenPeriodActivities &
    FundPlanInputActivities &
    SubsidyInputActivities &
    FetchActivities;
  close(): Promise<void>;
}

export function activityTables(deps: {
  readonly database: Database;
  readonly env: NodeJS.ProcessEnv;
}): ActivityTables {
  const work = new Work(deps.database);
  const adapters = adaptersFromEnv(deps.env);
  const counters = { ...adapters, termsOfCase };
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
      prepareTransfer: prepareTransfer(work, termsOfCase),
      issueNotice: issueNotice(work),
      subsidyStanding: subsidyStanding(work),
      climbLadder: climbLadder(work),
      openItemStanding: openItemStanding(work),
      takeStage: takeStage(work),
      takeOne: takeOne(work),
      courseOf: courseNames(work),
      endCourse: endCourse(work),
    },
    bank: {
      payTransfer: payTransfer(work, counters),
      askTransfer: askTransfer(work, counters),
      cancelTransfer: cancelTransfer(work, counters),
      importStatements: importStatements(work, adapters),
      postVouchers: postVouchers(work, adapters.finance),
    },
    insurance: {
      importActuals: importActuals(work, adapters.insurance),
      openWithFigures: openWithFigures(work, adapters.insurance),
      importSubsidyInputs: importSubsidyInputs(work, adapters.insurance),
      fetchFigures: fetchFigures(work, adapters.insurance),
    },
    close: () => adapters.close(),
  };
}
