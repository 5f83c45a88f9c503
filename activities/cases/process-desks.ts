import type { CodePage } from '#contracts/engine.js';
import { adoptionDesk } from '../amendments/adoption-desk.js';
import { escalationDesk } from '../escalation/escalation-desk.js';
import { desksOfBefore } from '../kept/desks.js';
import { openItemDesk } from '../open-items/open-item-desk.js';
import { runningPage } from '#policy/process/definition-of-page.js';
import { collectDesk, dutyAskedAt } from '../stages/collect-desk.js';
import { pageDesk } from '../stages/page-desk.js';
import { withholdDesk } from '../stages/withhold-desk.js';
import { transferDesk } from '../transfers/transfer-desk.js';
import { termsOfCase } from './process-payments.js';
import type { CaseWork } from '../work.js';
import type { ProcessDesk } from './process-desk.js';

const desks: Readonly<Record<CodePage, ProcessDesk>> = {
  ...desksOfBefore,
  RECONCILIATION: openItemDesk,
  ESCALATION: escalationDesk,
  ADOPTION: adoptionDesk,
};

const paying = transferDesk(termsOfCase);

/** The desk of a step: that of the page which runs the case's process, one for all pages of YAML; every process that pays has those of a transfer. */
export function deskOfSteps(at: CaseWork, step: string): ProcessDesk {
  const { process, pack } = at;
  if (step.startsWith('transfer.')) return paying;
  if (process.page !== null) return desks[process.page];
  if (runningPage(pack, process.id)) {
    const asked = dutyAskedAt(at, step);
    if (asked === undefined) return pageDesk;
    return asked.withheld ? withholdDesk : collectDesk;
  }
  throw new Error(`No page runs ${process.id}`);
}
