import { randomUUID } from 'node:crypto';
import { NativeConnection, Worker, type WorkflowBundleOption } from '@temporalio/worker';
import type { DataConverter } from '@temporalio/common';
import { Client, Connection } from '@temporalio/client';
import { Queue } from '#contracts/engine.js';
import { tellEngine, type EngineMessage } from '#engine/tell-engine.js';
import { ensureNamespace } from '../../../apps/cli/launcher/temporal-namespace.js';
import { adapterSettings, casesSettings, common } from '../../../apps/worker/create-workers.js';
import { Counted, type StandIns } from './stand-ins.js';
import { forEachOf, runAll, type EngineWay } from './way.js';

export interface StandInPlan {
  readonly name: string;
  readonly namespace: string;
  readonly workflowType: string;
  readonly workflowBundle: WorkflowBundleOption;
  readonly dataConverter?: DataConverter;
  readonly counted: Counted;
  readonly activities: StandIns;
  /** What a person's decision costs beside telling the engine. */
  readonly decided?: () => Promise<void>;
}

/** A workflow whose activities are not the product's: nothing but the engine's part is measured. */
export async function standInWay(plan: StandInPlan): Promise<EngineWay> {
  const address = process.env['TEMPORAL_ADDRESS'] ?? '';
  const { namespace, counted, decided = async () => undefined } = plan;
  await ensureNamespace(address, namespace);
  const connection = await NativeConnection.connect({ address });
  const converter = plan.dataConverter ? { dataConverter: plan.dataConverter } : {};
  const base = { ...common, connection, namespace, ...converter, activities: plan.activities };
  const { workflowBundle } = plan;
  const stopWorkers = runAll([
    await Worker.create({ ...base, ...casesSettings, taskQueue: Queue.cases, workflowBundle }),
    await Worker.create({ ...base, ...adapterSettings, taskQueue: Queue.bank }),
  ]);
  const calls = await Connection.connect({ address });
  const client = new Client({ connection: calls, namespace, ...converter });
  const done = new Map<string, number>();

  const tell = async (message: Omit<EngineMessage, 'id' | 'key'>, key: string): Promise<void> => {
    await tellEngine(client, { ...message, id: key, key });
  };
  const until = async (step: string, cases: number): Promise<void> => {
    const count = (done.get(step) ?? 0) + cases;
    done.set(step, count);
    await counted.reaches(step, count);
  };
  const decide = async (workflowId: string, step: string): Promise<void> => {
    await decided();
    const decisionId = randomUUID();
    const payload = { decisionId, step, round: 1, code: 'SUBMIT' };
    await tell({ kind: 'UPDATE', workflowId, name: 'decide', payload }, decisionId);
  };
  const live = async (cases: number): Promise<readonly string[]> => {
    const ids = Array.from({ length: cases }, () => `bench/${randomUUID()}`);
    const { workflowType } = plan;
    await forEachOf(ids, (caseId) => {
      const payload = { workflowType, input: { caseId } };
      return tell({ kind: 'START', workflowId: caseId, name: workflowType, payload }, caseId);
    });
    await until('p11.plan', cases);
    await forEachOf(ids, (id) => decide(id, 'p11.plan'));
    await until('p11.planReview', cases);
    await forEachOf(ids, (id) => decide(id, 'p11.planReview'));
    await until('filed', cases);
    await forEachOf(ids, (workflowId) => {
      const payload = { kind: 'STATE' };
      return tell({ kind: 'SIGNAL', workflowId, name: 'notice', payload }, randomUUID());
    });
    await until('p11.confirm', cases);
    await forEachOf(ids, (id) => decide(id, 'p11.confirm'));
    await until('over', cases);
    return ids;
  };
  const stop = async (): Promise<void> => {
    await stopWorkers();
    await calls.close();
    await connection.close();
  };
  return { name: plan.name, client, live, stop };
}
