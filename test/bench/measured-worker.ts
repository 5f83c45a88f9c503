import { NativeConnection } from '@temporalio/worker';
import { pino } from 'pino';
import { createWorkers, databaseConnections } from '../../apps/worker/create-workers.js';
import { keepSchedule } from '../../apps/worker/schedules.js';
import { connectEngine } from '#engine/client.js';
import { engineAddress } from '#engine/engine-address.js';
import { openingsOf } from '#policy/process/openings.js';
import { Database } from '#persistence/database.js';
import { loadCalendar } from '#policy/calendar.js';
import { servedPacks } from '#policy/load-packs.js';
import { caseAtWork, counting, type Sent, type Statements } from './counting-database.js';

export interface MeasuredWorker {
  readonly statements: Statements;
  /** Their texts, for whoever looks for what could be spared. */
  readonly sent: Sent;
  stop(): Promise<void>;
}

/** The product's own workers, in this process, on a database that counts. */
export async function startMeasuredWorker(env: NodeJS.ProcessEnv): Promise<MeasuredWorker> {
  const statements: Statements = new Map();
  const sent: Sent = new Map();
  const engine = connectEngine(env);
  for (const opening of servedPacks().flatMap(openingsOf)) {
    await keepSchedule(engine.client, opening, true, loadCalendar());
  }
  await engine.close();
  const database = await Database.open(env['DATABASE_URL'] ?? '', {
    name: 'worker',
    connections: databaseConnections,
  });
  const { namespace: _, ...where } = engineAddress(env);
  const connection = await NativeConnection.connect(where);
  const workers = await createWorkers(
    connection,
    counting(database, statements, caseAtWork, sent),
    env,
    pino({ level: 'silent' }),
  );
  const runs = workers.all.map((worker) => worker.run());
  return {
    statements,
    sent,
    stop: async () => {
      for (const worker of workers.all) worker.shutdown();
      await Promise.all(runs);
      await workers.close();
      await connection.close();
      await database.close();
    },
  };
}
