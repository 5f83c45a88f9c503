import type { Client } from '@temporalio/client';
import { connectEngine } from '#engine/client.js';
import { engineAddress } from '#engine/engine-address.js';
import { startAnew } from '#engine/start-anew.js';
import { workerSeen } from '#engine/worker-seen.js';
import { Database } from '#persistence/database.js';
import {
  dropWordToFinished,
  tellAgain,
  unfinishedCases,
  unfinishedImports,
  type LostWorkflow,
} from '#persistence/operations/lost-engine.js';
import { WorkflowType } from '#contracts/engine.js';
import type { Site } from '../site.js';
import { engineIsUsable, workerAndSchedulesStand } from './engine-stands.js';
import { missedOpenings } from './missed-openings.js';

/** What was done, and what is left: the command's answer. */
export interface Recovered {
  /** Workflows that the engine did not have, or that could not go on there, and that run now. */
  readonly started: number;
  /** Cases that were under way all along. */
  readonly running: number;
  /** Decisions told to the engine once more. */
  readonly told: number;
  readonly problems: readonly string[];
}

const atOnce = 16;
const casesAPage = 500;
const mostImports = 1_000;

/**
 * Rebuilds in the engine what PostgreSQL says is under way. Everything here may be
 * done twice: a workflow that goes on is left alone, and what a step did it answers again.
 */
export async function recover(site: Site, talk: (line: string) => void): Promise<Recovered> {
  const database = await Database.open(site.databaseUrl, { name: 'recover', connections: 2 });
  const problems: string[] = [];
  const tally = { started: 0, running: 0 };
  const engine = connectEngine(site.env);
  try {
    const { address, namespace } = engineAddress(site.env);
    const unusable = await engineIsUsable(site, { address, namespace }, talk);
    if (unusable) return { ...tally, told: 0, problems: [unusable] };
    problems.push(...(await workerAndSchedulesStand(engine.client, talk)));
    await dropWordToFinished(database);
    for (const lost of await missedOpenings(database)) {
      await begin(engine.client, [lost], tally, problems);
    }
    await beginAll(database, engine.client, tally, problems);
    const told = await tellAgain(database);
    return { ...tally, told, problems };
  } finally {
    await engine.close();
    await database.close();
  }
}

type Tally = { started: number; running: number };

async function beginAll(
  database: Database,
  client: Client,
  tally: Tally,
  problems: string[],
): Promise<void> {
  const imports = await unfinishedImports(database, WorkflowType.bankStatements, mostImports);
  await begin(client, imports, tally, problems);
  for (let after = ''; ;) {
    const page = await unfinishedCases(database, after, casesAPage);
    await begin(client, page, tally, problems);
    const last = page.at(-1);
    if (!last || page.length < casesAPage) return;
    after = last.workflowId;
  }
}

async function begin(
  client: Client,
  lost: readonly LostWorkflow[],
  tally: Tally,
  problems: string[],
): Promise<void> {
  const working = await workerSeen(client).catch(() => false);
  for (let from = 0; from < lost.length; from += atOnce) {
    await Promise.all(
      lost.slice(from, from + atOnce).map(async ({ workflowId, summary, ...start }) => {
        try {
          const payload = { ...start, ...(summary === null ? {} : { summary }) };
          const became = await startAnew(client, workflowId, payload, working);
          if (became === 'STARTED') tally.started += 1;
          else tally.running += 1;
        } catch (error) {
          const why = error instanceof Error ? error.message : String(error);
          problems.push(`${workflowId} 未能重新开始 · could not be started again: ${why}`);
        }
      }),
    );
  }
}
