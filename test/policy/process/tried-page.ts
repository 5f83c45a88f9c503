import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '#tools/places.mjs';
import { faultOf } from '#policy/checks/finding.js';
import { loadPack } from '#policy/load-packs.js';
import type { Pack } from '#policy/pack.js';
import { checkPages } from '#policy/process/check.js';
import { withRunningPages } from '#policy/process/definition-of-page.js';
import { readPages } from '#policy/process/read.js';

const source = (process: string, layer: string): string =>
  readFileSync(join(root, 'test', 'processes', 'lishui', `${process}.${layer}.yaml`), 'utf8');

/** Lishui with a page of the tests, its law or its words changed. */
export function packWith(
  process: string,
  change: { readonly from: string; readonly to: string } = { from: '', to: '' },
): Pack {
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
    const pages = readPages({ id: 'lishui', folder, label: 'lishui' });
    const pack = { ...loadPack('lishui'), pages };
    return { ...pack, processes: withRunningPages(pack) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What is said of the page once it is changed. */
export function faultsWith(process: string, from: string, to: string): readonly string[] {
  if (!`${source(process, 'law')}${source(process, 'words')}`.includes(from)) {
    throw new Error(`no page says ${from}`);
  }
  const pack = packWith(process, { from, to });
  return checkPages(pack).map((each) => faultOf(pack, each).message);
}
