import { escalationDesk } from '../escalation/escalation-desk.js';
import { fundPlanDesk } from '../fund-plan/fund-plan-desk.js';
import { openItemDesk } from '../open-items/open-item-desk.js';
import { subsidyDesk } from '../subsidy/subsidy-desk.js';
import { transferDesk } from '../transfers/transfer-desk.js';
import type { ProcessDesk } from './process-desk.js';

/** By the part of a step's code before the dot. */
const desks: Readonly<Record<string, ProcessDesk>> = {
  p08: subsidyDesk,
  p11: fundPlanDesk,
  p26: escalationDesk,
  payment: openItemDesk,
  receipt: openItemDesk,
  statement: openItemDesk,
  transfer: transferDesk,
};

export function deskOfSteps(step: string): ProcessDesk {
  const desk = desks[step.split('.')[0] ?? ''];
  if (!desk) throw new Error(`No process has steps like ${step}`);
  return desk;
}
