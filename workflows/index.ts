export { bankStatements } from './bank-statements.workflow.js';
export { cityFundPlan } from './city-fund-plan.workflow.js';
export { countyFundPlan } from './county-fund-plan.workflow.js';
export { countySubsidy } from './county-subsidy.workflow.js';
export { inOrder } from './in-order.workflow.js';
export { openItem } from './open-item.workflow.js';
export { openPeriod } from './open-period.workflow.js';
export { overdueEscalation } from './overdue-escalation.workflow.js';
export { unknownType as default } from './door/unknown-type.workflow.js';
