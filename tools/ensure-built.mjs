import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isFresh, markFresh, printOf } from './build-stamp.mjs';
import { root } from './places.mjs';
import { step } from './progress.mjs';
import { runCommand } from './run-command.mjs';

const rooms = ['libs', 'workflows', 'activities', 'apps'];
/** What runs; they refer to the rooms they stand on. */
const programs = ['simulators', 'api', 'worker', 'cli'].map((name) => `apps/${name}`);
const settings = ['tsconfig.json', 'tsconfig.base.json', 'package.json', 'package-lock.json'];
const bundler = 'apps/worker/bundle-workflows';

const node = (script, args, cwd = root) => runCommand(process.execPath, [script, ...args], { cwd });

/** A source that was removed must not live on in dist: Jest would still run its test. */
function prune(folder) {
  const compiled = join(root, 'dist', folder);
  if (!existsSync(compiled)) return;
  for (const entry of readdirSync(compiled, { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) prune(path);
    const stem = /^(.*?)(\.d\.ts|\.js\.map|\.js)$/.exec(path)?.[1];
    if (stem === undefined) continue;
    const source = ['.ts', '.tsx'].some((ending) => existsSync(join(root, stem + ending)));
    if (!source) rmSync(join(root, 'dist', path));
  }
}

async function unlessFresh(name, paths, words, work) {
  const print = printOf([...settings, ...paths]);
  if (isFresh(name, print)) return;
  await step(words, work);
  markFresh(name, print);
}

/**
 * Compiles what changed: the rooms, the web app and the workflow bundle, each by its own stamp.
 * A start needs no tests, and no types of the web app, which its bundler leaves unread.
 */
export async function ensureBuilt({ tests }) {
  const compile = { zh: '编译', en: 'compiling the rooms (tsc -b)', usual: '10–40 s' };
  const stamp = tests ? 'rooms-and-tests' : 'rooms';
  const wanted = tests ? [...rooms, 'test'] : rooms;
  await unlessFresh(stamp, [...wanted, 'tools'], compile, async () => {
    const projects = tests ? [] : ['workflows', ...programs];
    await node('node_modules/typescript/bin/tsc', ['-b', ...projects]);
    for (const room of wanted) prune(room);
  });
  if (existsSync(join(root, 'apps/web/index.html'))) {
    const words = { zh: '构建网页', en: 'building the web app (vite)', usual: '10–30 s' };
    const sources = ['apps/web', 'libs/domain', 'libs/contracts', 'libs/policy/packs'];
    await unlessFresh('web', sources, words, async () => {
      await node(join(root, 'node_modules/vite/bin/vite.js'), ['build'], join(root, 'apps/web'));
    });
  }
  if (existsSync(join(root, `${bundler}.ts`))) {
    const words = { zh: '打包流程', en: 'bundling the workflows', usual: '5 s' };
    const sources = ['workflows', 'libs', `${bundler}.ts`];
    await unlessFresh('workflow-bundle', sources, words, async () => {
      await node(`dist/${bundler}.js`, []);
    });
  }
}
