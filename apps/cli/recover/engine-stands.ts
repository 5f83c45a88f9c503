import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { briefly } from '#engine/client.js';
import { scheduleId } from '#engine/openings.js';
import { openingsOf } from '#policy/process/openings.js';
import { workerSeen } from '#engine/worker-seen.js';
import { servedPacks } from '#policy/load-packs.js';
import { engineDatabasesStand } from '../launcher/engine-house.js';
import { ensureNamespace } from '../launcher/temporal-namespace.js';
import type { Site } from '../site.js';
import { restartEngine } from './restart-engine.js';

const firstTryMs = 15_000;
const secondTryMs = 60_000;
const standWithinMs = 60_000;
const lookEveryMs = 500;

interface Where {
  readonly address: string;
  readonly namespace: string;
}

/** Sees that the engine has its databases and our namespace; answers what stands in the way. */
export async function engineIsUsable(
  { house, secured }: Site,
  { address, namespace }: Where,
  talk: (line: string) => void,
): Promise<string | undefined> {
  if (secured) return undefined; // looked after by others, who made the namespace
  let restarted = false;
  const restart = async (why: string): Promise<boolean> => {
    restarted = true;
    talk(`▸ ${why}`);
    return house !== null && (await restartEngine(house, address));
  };
  if (house && !(await engineDatabasesStand(house))) {
    await restart(
      '引擎数据库不在，重启引擎并重建 · the engine lost its databases, making them again',
    );
  }
  for (const within of [firstTryMs, secondTryMs]) {
    try {
      await ensureNamespace(address, namespace, within);
      return undefined;
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      if (restarted || !house) return unusable(address, why);
      await restart('引擎没有应答，重启引擎 · the engine does not answer, restarting it');
    }
  }
  return unusable(address, 'no answer');
}

const unusable = (address: string, why: string): string =>
  `流程引擎 ${address} 不可用，请检查后重试 · the engine at ${address} cannot be used, mend it and try again (${why})`;

/** Waits for the worker to ask for work and for the Schedules that it keeps. */
export async function workerAndSchedulesStand(
  client: Client,
  talk: (line: string) => void,
): Promise<string[]> {
  talk('▸ 等待工作进程与定期任务 · waiting for the worker and its Schedules');
  const until = Date.now() + standWithinMs;
  const missing = new Set(servedPacks().flatMap(openingsOf).map(scheduleId));
  let working = false;
  for (; Date.now() < until; await sleep(lookEveryMs)) {
    working ||= await workerSeen(client).catch(() => false);
    for (const id of missing) if (await stands(client, id)) missing.delete(id);
    if (working && missing.size === 0) return [];
  }
  return [
    ...(working ? [] : ['工作进程没有领取任务 · no worker asks for work; see worker.log']),
    ...[...missing].map((id) => `定期任务 ${id} 未建立 · the Schedule ${id} does not stand`),
  ];
}

async function stands(client: Client, id: string): Promise<boolean> {
  return briefly(client, () => client.schedule.getHandle(id).describe()).then(
    () => true,
    () => false,
  );
}
