import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Yuan } from '#domain/money/yuan.js';
import { fundAccounts, type FundAccount } from './fund-accounts.js';
import type { Pack } from './pack.js';
import { packFolderOf } from './pack-folders.js';
import { readYaml } from './read-yaml.js';
import { openingsFile } from './schema/demo.schema.js';

/** What an account of the demo holds on the first day. */
export interface Opening {
  readonly account: FundAccount;
  readonly amount: Yuan;
}

/** The demo's opening balances; an account that is not listed begins at zero. */
export function demoOpenings(pack: Pack): readonly Opening[] {
  const file = join(packFolderOf(pack.id)?.folder ?? '', 'demo/openings.yaml');
  if (!existsSync(file)) return [];
  const { openings } = readYaml(file, `packs/${pack.id}/demo/openings.yaml`, openingsFile);
  return fundAccounts(pack).flatMap((account) =>
    openings.filter(({ type }) => type === account.type).map(({ amount }) => ({ account, amount })),
  );
}
