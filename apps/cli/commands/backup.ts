import { join } from 'node:path';
import { backup } from '../backup/backup.js';
import { siteHere } from '../site.js';
import { done, say, type Answer, type Manner } from '../terminal.js';

/** `backup [--to <file>]`: the product's database at one instant, in one file. */
export async function backupAnswer(manner: Manner, to: string): Promise<Answer> {
  const site = siteHere();
  const stamp = new Date().toISOString().replaceAll(/[-:]|\.\d+Z$/g, '');
  const made = await backup(site.databaseUrl, to || join(site.backups, `tongchou-${stamp}.tar.gz`));
  const { file, rows, tables, businessNow } = made;
  return done(made, [
    file,
    say(
      manner,
      `业务时间 ${businessNow}，${tables} 张表 ${rows} 行`,
      `business time ${businessNow}, ${rows} rows in ${tables} tables`,
    ),
  ]);
}
