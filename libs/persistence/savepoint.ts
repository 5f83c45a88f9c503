import type { Sql } from './database.js';
import { gatheredSoFar } from './gathered.js';

/** Runs `work` behind a savepoint of this name: when it fails all of it is undone, and the transaction goes on. */
export async function behindSavepoint<Result>(
  sql: Sql,
  name: string,
  work: () => Promise<Result>,
): Promise<Result> {
  await sql.rows(`SAVEPOINT ${name}`);
  const goBack = gatheredSoFar(sql);
  try {
    const result = await work();
    await sql.rows(`RELEASE SAVEPOINT ${name}`);
    return result;
  } catch (error) {
    await sql.rows(`ROLLBACK TO SAVEPOINT ${name}`);
    await sql.rows(`RELEASE SAVEPOINT ${name}`);
    goBack();
    throw error;
  }
}
