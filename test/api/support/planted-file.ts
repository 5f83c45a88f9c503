import { Readable } from 'node:stream';
import { addAttachment, type Added } from '#persistence/attachments/add-attachment.js';
import { BlobStore } from '#persistence/attachments/blob-store.js';
import type { Database } from '#persistence/database.js';
import { accountAt } from './organisation.js';
import { businessNow } from './running-api.js';

/** Attaches a PDF as the person at the desk would, without the API. */
export async function plantFile(
  database: Database,
  folder: string,
  of: {
    readonly taskId: string;
    readonly caseId: string | null;
    readonly name: string;
    readonly bytes: Buffer;
    readonly desk: string;
  },
): Promise<Added> {
  const username = accountAt(of.desk);
  const [account] = await database.rows<{ person: string }>(
    'SELECT person FROM account WHERE username = $1',
    [username],
  );
  const blobs = new BlobStore(folder);
  const added = await addAttachment(database, blobs, {
    taskId: of.taskId,
    caseId: of.caseId,
    name: of.name,
    type: 'pdf',
    received: await blobs.receive(Readable.from([of.bytes])),
    by: {
      username,
      personId: account?.person ?? '',
      office: of.desk.split('.').slice(0, 2).join('.'),
      requestId: 'planted',
      businessNow,
    },
  });
  if (typeof added === 'string') throw new Error(`${of.taskId} takes no file: ${added}`);
  return added;
}
