import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './places.mjs';
import { step } from './progress.mjs';
import { runCommand } from './run-command.mjs';
import { StartProblem } from './start-problem.mjs';

const stamp = join(root, 'node_modules', '.tongchou-lock-hash');

const wanted = () =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');

/** The stamp is written last, so an install that was cut off is done again. */
export async function ensureInstalled() {
  const hash = wanted();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  const words = { zh: '安装依赖', en: 'installing dependencies (npm ci)', usual: '1–2 min' };
  await step(words, async () => {
    try {
      await runCommand('npm', ['ci', '--no-audit', '--no-fund'], { cwd: root });
    } catch (error) {
      throw new StartProblem(
        '安装依赖失败：请检查网络与 npm 镜像设置（npm config get registry），然后重试。',
        `Installing the dependencies failed: check the network and npm's registry setting, then try again.\n${error.message}`,
      );
    }
  });
  writeFileSync(stamp, hash);
}
