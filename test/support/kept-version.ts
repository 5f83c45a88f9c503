import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { policyFolder } from '#policy/policy-folder.js';

/** A city as it stood while one of its released versions was in force, and today's pack in the same place afterwards. */
export interface KeptVersion {
  /** What TONGCHOU_POLICY_DIR names. */
  readonly folder: string;
  /** From now on today's pack is in force there; what is read after a restart goes by it. */
  takeToday(): void;
  remove(): void;
}

/**
 * A policy folder in which a released version of a city (`versions/<version>`, written as files) is the one in
 * force. Today's pack keeps every released version beside it, so that a case opened before goes on under its own.
 */
export function keptVersion(city: string, version: string): KeptVersion {
  const folder = mkdtempSync(join(tmpdir(), 'tongchou-kept-'));
  const today = join(policyFolder, 'packs', city);
  const released = join(today, 'versions');
  const place = join(folder, city);
  cpSync(join(released, version), place, { recursive: true });
  if (!existsSync(join(place, 'pack.yaml')))
    throw new Error(`${city} ${version} is not written as files`);
  const before = readdirSync(released).filter((each) => each < version);
  for (const each of before) {
    cpSync(join(released, each), join(place, 'versions', each), { recursive: true });
  }
  return {
    folder,
    takeToday: () => {
      rmSync(place, { recursive: true });
      cpSync(today, place, { recursive: true });
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}
