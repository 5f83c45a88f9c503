import {
  condition,
  defineSignal,
  defineUpdate,
  proxyActivities,
  proxyLocalActivities,
  setHandler,
} from '@temporalio/workflow';

type Step = (request: { readonly caseId: string; readonly stage?: string }) => Promise<unknown>;
type Own = Record<'takeOne' | 'prepareTransfer', Step>;

const own = proxyLocalActivities<Own>({
  startToCloseTimeout: '8 seconds',
  localRetryThreshold: '3 seconds',
  retry: { initialInterval: '250 milliseconds', maximumInterval: '15 seconds' },
});
const bank = proxyActivities<{ payTransfer: Step }>({
  startToCloseTimeout: '60 seconds',
  retry: { initialInterval: '1 second', maximumInterval: '30 seconds' },
  taskQueue: 'adapters-bank',
});

/**
 * The commands of a county's plan on its straight way and nothing else: what anybody would pay who
 * asks the engine for the same durable steps.
 */
export async function bareCountyPlan({ caseId }: { readonly caseId: string }): Promise<void> {
  let verdicts = 0;
  let words = 0;
  setHandler(defineUpdate<void, [unknown]>('decide'), () => void (verdicts += 1));
  setHandler(defineSignal<[unknown]>('notice'), () => void (words += 1));

  await own.takeOne({ caseId, stage: 'plan' });
  await condition(() => verdicts >= 1, '30 days');
  await own.takeOne({ caseId, stage: 'plan' });
  await condition(() => verdicts >= 2, '30 days');
  await own.takeOne({ caseId, stage: 'plan' });
  await own.takeOne({ caseId, stage: 'granted' });
  await condition(() => words >= 1);
  await own.takeOne({ caseId, stage: 'granted' });
  await own.takeOne({ caseId, stage: 'receipt' });
  await own.prepareTransfer({ caseId });
  await bank.payTransfer({ caseId });
  await own.takeOne({ caseId, stage: 'receipt' });
  await condition(() => verdicts >= 3);
  await own.takeOne({ caseId, stage: 'receipt' });
  await own.takeOne({ caseId, stage: 'confirmed' });
}
