import * as fs from 'node:fs';
import { join } from 'node:path';
import { needFile } from '#domain/text/text-of-file.js';
import { backup } from '../backup/backup.js';
import { orWrong } from '../problem.js';
import { siteHere } from '../site.js';
import { done, no, say, type Answer, type Manner } from '../terminal.js';

/** Found before the database is read, which may take long: only a file is written anew. */
function refuseOthers(to: string): void {
  if (fs.existsSync(to)) needFile(to, fs, Infinity);
}

/** `backup [--to <file>]`: the product's database at one instant, in one file. */
export async function backupAnswer(manner: Manner, to: string): Promise<Answer> {
  const site = siteHere();
  const stamp = new Date().toISOString().replaceAll(/[-:]|\.\d+Z$/g, '');
  if (to !== '') orWrong('/to', () => refuseOthers(to));
  const made = await backup(site, to || join(site.backups, `tongchou-${stamp}.tar.gz`));
  const { file, rows, tables, businessNow, files, faulty } = made;
  const lines = [
    file,
    say(
      manner,
      `业务时间 ${businessNow}，${tables} 张表 ${rows} 行，附件 ${files} 个`,
      `business time ${businessNow}, ${rows} rows in ${tables} tables, ${files} attached files`,
    ),
    ...faulty.map((sha256) =>
      say(
        manner,
        `  ! 附件 ${sha256} 缺失或已被改动，不在备份中；请从较早的备份取回`,
        `  ! attachment ${sha256} is missing or changed and not in the backup; bring it back from an earlier one`,
      ),
    ),
  ];
  return (faulty.length === 0 ? done : no)(made, lines);
}
