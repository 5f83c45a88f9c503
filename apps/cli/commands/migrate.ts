import { migrate } from '#persistence/migrate.js';
import { wrongInput } from '../problem.js';
import { done, say, type Answer, type Manner } from '../terminal.js';

/** `migrate`: brings the database of `DATABASE_URL` to the newest schema; safe to repeat. */
export async function migrateAnswer(manner: Manner): Promise<Answer> {
  const url = process.env['DATABASE_URL'];
  if (url === undefined || !/^postgres(?:ql)?:\/\//.test(url)) {
    throw wrongInput(
      '/DATABASE_URL',
      '请在环境变量 DATABASE_URL 中给出 postgres:// 地址',
      'give a postgres:// address in the environment variable DATABASE_URL',
    );
  }
  await migrate(url);
  return done({ migrated: true }, [say(manner, '数据库结构已是最新', 'the schema is up to date')]);
}
