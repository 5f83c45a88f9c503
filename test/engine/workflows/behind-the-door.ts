import { condition, proxyActivities, setHandler } from '@temporalio/workflow';
import { decide, notice, Queue } from '#contracts/engine.js';

export { unknownType as default } from '../../../workflows/door/unknown-type.workflow.js';

/** Bears the name of one of ours; it ends when it has heard two things, and says which. */
export async function openItem(): Promise<string[]> {
  const words: string[] = [];
  setHandler(notice, ({ kind }) => void words.push(kind));
  setHandler(
    decide,
    ({ decisionId }) => {
      words.push(decisionId);
    },
    { validator: ({ step }) => void step },
  );
  await condition(() => words.length >= 2);
  return words;
}

interface Outside {
  ask(request: { readonly key: string }): Promise<string>;
}

/** Asks outside once, and answers what it was told. */
export async function countyFundPlan(): Promise<string> {
  const { ask } = proxyActivities<Outside>({
    startToCloseTimeout: '30 seconds',
    taskQueue: Queue.bank,
  });
  return ask({ key: 'one' });
}
