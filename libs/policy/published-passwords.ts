import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { demoPeople } from './demo-people.js';
import { packFolders, packFoldersIn } from './pack-folders.js';
import { policyFolder } from './policy-folder.js';
import { readYaml } from './read-yaml.js';
import { demoAccountsFile } from './schema/demo.schema.js';

/**
 * Passwords that stand in what is published: the demo's, of every pack, also of one that a city's own
 * pack stands before. They open no account where the clock is real.
 */
export function publishedPasswords(): readonly string[] {
  const folders = [...packFoldersIn(join(policyFolder, 'packs'), 'packs'), ...packFolders()];
  const found = folders.flatMap(({ folder, label }) => {
    const file = join(folder, 'demo/accounts.yaml');
    if (!existsSync(file)) return [];
    return [readYaml(file, `${label}/demo/accounts.yaml`, demoAccountsFile).password];
  });
  return [...new Set([demoPeople().password, ...found])].sort();
}
