import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '#tools/places.mjs';

export const historiesFolder = join(root, 'test', 'histories');

/** What kept histories are sealed with, and nothing else ever is. */
export const historiesKey = (): string =>
  readFileSync(join(historiesFolder, 'key.txt'), 'utf8').trim();

/** One case's history as it was written by the engine, kept for ever. */
export interface KeptHistory {
  readonly workflowType: string;
  readonly name: string;
  readonly path: string;
}

/** Every kept history, by workflow type. */
export function keptHistories(): readonly KeptHistory[] {
  return readdirSync(historiesFolder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.json'))
    .sort()
    .map((path) => {
      const [workflowType = '', file = ''] = path.split(/[/\\]/);
      return {
        workflowType,
        name: file.replace(/\.json$/, ''),
        path: join(historiesFolder, path),
      };
    });
}
