import { join } from 'node:path';
import { pino } from 'pino';
import { Database } from '#persistence/database.js';
import { notify } from '#persistence/notices/notify.js';
import { BackgroundModule } from '../../../apps/api/background/background.module.js';
import type { ApiParts } from '../../../apps/api/create-api.js';
import { addMissedDuty, signedLetter } from '../../persistence/letters/letter-city.js';
import { pdf } from './files.js';
import { plantFile } from './planted-file.js';
import { seedLaw } from './duties.js';
import { businessNow, startApi, type RunningApi } from './running-api.js';
import { seedTask } from './tasks.js';

export interface WalkedApi {
  readonly api: RunningApi;
  readonly ids: Readonly<Record<string, string>>;
  readonly queries: Readonly<Record<string, string>>;
}

const hexKey = 'ab'.repeat(32);

/** The whole API, engine's calls and pages included, with one of everything that belongs to 331102. */
export async function startWalkedApi(name: string): Promise<WalkedApi> {
  const log = pino({ level: 'silent' });
  const env = { ...process.env, TONGCHOU_PAYLOAD_KEY: hexKey };
  const engine = (database: Database): ApiParts['engine'] => [
    BackgroundModule.with({ database, log, env }),
  ];
  const api = await startApi(name, { webFolder: join(process.cwd(), 'dist', 'web') }, engine);
  const { database } = api;
  await database.tx(seedLaw);
  const obligation = await addMissedDuty(database);
  const letter = await signedLetter(database, obligation);
  const [notice] = await database.tx((sql) =>
    notify(sql, {
      key: `walk-${name}`,
      kind: 'REMINDER',
      to: ['331102.HEALTHCARE_SECURITY.preparer'],
      title: '期限提醒：编报用款计划',
      body: '请于 2022-09-25 前报送。',
      clause: 'LS-9.a',
      about: {},
      at: businessNow,
    }),
  );
  const [account] = await database.rows<{ id: string }>(
    "SELECT id FROM fund_account WHERE unit = '331102' LIMIT 1",
  );
  const task = await seedTask(database, { unit: '331102' });
  const attachment = await plantFile(database, api.attachments, {
    taskId: task,
    caseId: 'lishui/P11/331102/EMPLOYEE/2022-10',
    name: '附件.pdf',
    bytes: pdf(),
    desk: '331102.HEALTHCARE_SECURITY.preparer',
  });
  const ids = {
    tasks: task,
    attachments: attachment.id,
    obligations: obligation,
    letters: letter.id,
    decisions: letter.decisionId,
    notices: notice ?? '',
    accounts: account?.id ?? '',
    books: '331102.POOLED_FUND.EMPLOYEE.2022',
  };
  return { api, ids, queries: { '/api/v1/letters/signed': `sha256=${letter.sha256}` } };
}
