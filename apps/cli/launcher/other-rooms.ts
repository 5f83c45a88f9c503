import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '#tools/places.mjs';

export interface SeedPlan {
  readonly databaseUrl: string;
  readonly date: string;
  readonly bare: boolean;
  readonly movable: boolean;
}

export interface DemoPlan {
  readonly api: string;
  readonly date: string;
  readonly bare: boolean;
  readonly operatorKey: string;
  readonly say: (line: string) => void;
}

export interface DemoAccount {
  readonly username: string;
  readonly password: string;
  readonly person: string;
  readonly office: string;
  readonly posts: readonly string[];
}

/** A function of a room that may not be built yet; null until then. */
async function door<Door>(path: string, name: string): Promise<Door | null> {
  const file = join(root, 'dist', path);
  if (!existsSync(file)) return null;
  const module = (await import(pathToFileURL(file).href)) as Readonly<Record<string, Door>>;
  return module[name] ?? null;
}

export const migrateOf = (): Promise<((databaseUrl: string) => Promise<void>) | null> =>
  door('libs/persistence/migrate.js', 'migrate');

export const seedOf = (): Promise<((plan: SeedPlan) => Promise<void>) | null> =>
  door('libs/persistence/seed.js', 'seed');

export const demoOf = (): Promise<((plan: DemoPlan) => Promise<void>) | null> =>
  door('apps/cli/demo/run-demo.js', 'runDemo');

export const demoAccountsOf = (): Promise<(() => readonly DemoAccount[]) | null> =>
  door('libs/policy/demo-accounts.js', 'demoAccounts');
