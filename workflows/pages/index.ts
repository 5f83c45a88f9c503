export { planOfAll } from './plan-of-all.workflow.js';
export { settlementOfAll } from './settlement-of-all.workflow.js';
export { unitOfPlan } from './unit-of-plan.workflow.js';
export { unitOfSettlement } from './unit-of-settlement.workflow.js';
