import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '#tools/places.mjs';
import { policyFolder } from '#policy/policy-folder.js';

/** A copy of a city's pack with more processes of two YAML files each, as a city would try them. */
export interface PagePack {
  /** What TONGCHOU_POLICY_DIR names. */
  readonly folder: string;
  remove(): void;
}

export function packWithPage(city: string, ...processes: readonly string[]): PagePack {
  const folder = mkdtempSync(join(tmpdir(), 'tongchou-page-'));
  const pack = join(folder, city);
  cpSync(join(policyFolder, 'packs', city), pack, { recursive: true });
  mkdirSync(join(pack, 'words'));
  for (const process of processes) {
    const of = (layer: string): string =>
      join(root, 'test', 'processes', city, `${process}.${layer}.yaml`);
    cpSync(of('law'), join(pack, 'processes', `${process}.yaml`));
    cpSync(of('words'), join(pack, 'words', `${process}.yaml`));
  }
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}
