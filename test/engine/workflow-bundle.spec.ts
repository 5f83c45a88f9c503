import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strangersIn } from '../../apps/worker/bundle-contents.js';
import { bundlePath } from '../../apps/worker/bundle-path.js';
import { BrokenBundle, readBundle } from '../../apps/worker/read-bundle.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tongchou-bundle-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const written = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

test('the built workflows are a program, with nothing in it that weighs on every case', () => {
  expect(readBundle()).toEqual({ codePath: bundlePath });
  expect(strangersIn(readFileSync(bundlePath, 'utf8'))).toEqual([]);
});

test('a package that does not belong into workflows is named', () => {
  const code = [
    '/***/ "./node_modules/zod/v4/core/parse.js"',
    '/***/ "./node_modules/@nestjs/common/index.js"',
    '/***/ "./node_modules/@temporalio/workflow/lib/index.js"',
  ].join('\n');
  expect(strangersIn(code)).toEqual(['@nestjs/common', 'zod']);
});

test.each([
  ['half a program', 'var __TEMPORAL__ = {'],
  ['another program', 'var x = 1;'],
])('%s is no bundle, and says what to do', (name, text) => {
  const path = written(`${name}.js`, text);
  expect(() => readBundle(path)).toThrow(BrokenBundle);
  expect(() => readBundle(path)).toThrow('npm run build');
});

test('no bundle at all says what to do', () => {
  expect(() => readBundle(join(folder, 'none.js'))).toThrow('npm run build');
});
