import type { zhCase } from './zh-case.js';

/** Words of a case's page: where it stands and what it waits for. */
export const enCase: typeof zhCase = {
  case: {
    heldBy: 'Now with {{desks}}',
    waiting: 'Waiting for: {{what}}',
    cityBusy:
      'Waiting for the city: {{state}}; paid after consolidation, finance review and approval.',
    cityAt: 'City: {{state}}',
    plans: '{{title}} of the units',
    plansIn: '{{in}} of {{all}} in',
    finished: 'Closed',
    steps: 'Course',
    money: 'Money',
    noMoney: 'No transfer yet: money is paid once the appropriation is approved.',
    decisions: 'Decisions',
    noDecisions: 'No decision yet.',
    duties: 'Deadlines',
    computations: 'Working',
    computedAt: 'No. {{revision}}, {{at}}',
    computedBy: 'parameters of {{day}}, pack {{pack}}',
    stepState: { DONE: 'done', OPEN: 'open', TO_COME: 'to come', WITHDRAWN: 'withdrawn' },
    fallback: 'by the system',
    law: 'Clause',
    back: 'Back',
    round: 'round {{round}}',
  },
};
