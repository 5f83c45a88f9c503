import { chmodSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Where an instance keeps what it must find again. */
export interface DataFolder {
  readonly root: string;
  readonly postgres: string;
  readonly logs: string;
  readonly secrets: string;
  readonly run: string;
}

export function dataFolderAt(root: string): DataFolder {
  return {
    root,
    postgres: join(root, 'postgres'),
    logs: join(root, 'logs'),
    secrets: join(root, 'secrets'),
    run: join(root, 'run'),
  };
}

/** Open to pass through, since PostgreSQL runs under another user when we are root. */
export function layOut(folder: DataFolder): void {
  mkdirSync(folder.root, { recursive: true });
  chmodSync(folder.root, 0o755);
  for (const path of [folder.logs, folder.run]) mkdirSync(path, { recursive: true, mode: 0o700 });
  mkdirSync(folder.secrets, { recursive: true, mode: 0o700 });
  for (const path of [folder.logs, folder.run, folder.secrets]) chmodSync(path, 0o700);
}

/** Empties the folder but for the lock that says we are here. */
export function empty(folder: DataFolder): void {
  for (const name of readdirSync(folder.root)) {
    if (name !== 'run') rmSync(join(folder.root, name), { recursive: true, force: true });
  }
  for (const name of readdirSync(folder.run)) {
    if (name !== 'launcher.lock') rmSync(join(folder.run, name), { recursive: true, force: true });
  }
}
