#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { requireNode } from './node-version.mjs';
import { explain } from './start-problem.mjs';

const main = new URL('../dist/apps/cli/main.js', import.meta.url);

try {
  requireNode();
  if (existsSync(main)) await import(main.href);
  else {
    process.stderr.write(
      '还没有构建，请先执行 npm start（或 npm run build）。\nNot built yet: run npm start (or npm run build) first.\n',
    );
    process.exitCode = 1;
  }
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
