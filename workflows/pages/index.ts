export { settlementOfAll } from './settlement-of-all.workflow.js';
export { unitOfSettlement } from './unit-of-settlement.workflow.js';
