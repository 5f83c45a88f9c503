import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '#tools/places.mjs';
import { faultOf } from '#policy/checks/finding.js';
import { loadPack } from '#policy/load-packs.js';
import { checkPages } from '#policy/process/check.js';
import { readPages } from '#policy/process/read.js';

const source = (process: string, layer: string): string =>
  readFileSync(join(root, 'test', 'processes', 'lishui', `${process}.${layer}.yaml`), 'utf8');

interface Change {
  readonly from: string;
  readonly to: string;
}

/** Lishui with a page of the tests, its law or its words changed. */
export function withTestPage(process: string, change: Change) {
  const folder = mkdtempSync(join(tmpdir(), 'runs-'));
  try {
    for (const [kind, layer] of [
      ['processes', 'law'],
      ['words', 'words'],
    ] as const) {
      mkdirSync(join(folder, kind));
      const text = source(process, layer).replace(change.from, change.to);
      writeFileSync(join(folder, kind, `${process}.yaml`), text);
    }
    return { ...loadPack('lishui'), pages: readPages({ id: 'lishui', folder, label: 'lishui' }) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What is said of such a page. */
export function faultsOfTestPage(process: string, change: Change): readonly string[] {
  if (!`${source(process, 'law')}${source(process, 'words')}`.includes(change.from)) {
    throw new Error(`no page says ${change.from}`);
  }
  const pack = withTestPage(process, change);
  return checkPages(pack).map((each) => faultOf(pack, each).message);
}
