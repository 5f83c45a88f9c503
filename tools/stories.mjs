import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { onSignal } from './on-signal.mjs';
import { root } from './places.mjs';
import { prepare } from './prepare.mjs';
import { explain } from './start-problem.mjs';

const folder = join(root, 'test/processes');
const told = readdirSync(folder).filter((city) => existsSync(join(folder, city, 'walk.yaml')));

/** Runs the stories of some cities, of all where none is named, on services of their own. */
function run(cities) {
  const only = cities.length === 0 ? [] : ['-t', `the stories of (${cities.join('|')}) `];
  const child = spawn(
    process.execPath,
    [join(root, 'tools/test.mjs'), 'processes/stories.spec', '--verbose', ...only],
    { cwd: root, stdio: 'inherit' },
  );
  onSignal((code) => {
    child.kill('SIGTERM');
    process.exitCode = code;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/** docs/processes/stories.md: what each city has, and which story shows it. */
async function writeTable() {
  await prepare({ tests: true });
  const { writeStories } = await import('../dist/test/processes/support/write-stories.js');
  writeStories();
  process.stdout.write('▸ docs/processes/stories.md\n');
}

const asked = process.argv.slice(2);
const unknown = asked.filter((each) => each !== '--table' && !told.includes(each));
if (unknown.length > 0) {
  process.stderr.write(
    `没有 ${unknown.join('、')} 的故事，可选：${told.join('、')}，或 --table\n` +
      `there are no stories of ${unknown.join(', ')}; choose of ${told.join(', ')}, or --table\n`,
  );
  process.exit(2);
}
try {
  const cities = asked.filter((each) => each !== '--table');
  const onlyTable = asked.includes('--table') && cities.length === 0;
  const code = onlyTable ? 0 : await run(cities);
  process.exitCode ??= code;
  // What did not come to its end is no story of its city: the table stays as it was.
  if (code === 0 && cities.length === 0) await writeTable();
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
