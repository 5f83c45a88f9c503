import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { candidateGroup } from '#domain/ids/candidate-group.js';
import { unit as unitCode } from '#domain/ids/case-id.js';
import { servedPacks } from './load-packs.js';
import type { Pack } from './pack.js';
import { packFolderOf } from './pack-folders.js';
import { PolicyFault } from './policy-fault.js';
import { readYaml } from './read-yaml.js';
import { demoAccountsFile } from './schema/demo.schema.js';

/** An account of the demo; one `person` is one human being. */
export interface DemoAccount {
  readonly username: string;
  readonly password: string;
  readonly person: string;
  readonly office: string;
  readonly posts: readonly string[];
  readonly unit: string;
}

/** Every desk of a pack: each office of each unit with each of its posts. */
export function desksOf(pack: Pack): readonly string[] {
  return pack.offices.flatMap(({ department, levels, posts }) =>
    pack.units
      .filter(({ level }) => levels.includes(level))
      .flatMap(({ code }) =>
        posts.map((post) => candidateGroup({ unit: unitCode(code), department, post })),
      ),
  );
}

/** A desk without an account would leave its tasks to nobody; a stranger's desk is a slip. */
function mustFit(pack: Pack, name: string, accounts: readonly DemoAccount[]): void {
  const desks = new Set(desksOf(pack));
  const held = accounts.flatMap(({ office, posts }) => posts.map((post) => `${office}.${post}`));
  const fault = (what: string): never => {
    throw new PolicyFault({ file: name, line: null, clause: null }, what);
  };
  const unknown = held.find((desk) => !desks.has(desk));
  if (unknown !== undefined) fault(`no desk ${unknown} in offices.yaml`);
  const empty = [...desks].find((desk) => !held.includes(desk));
  if (empty !== undefined) fault(`the desk ${empty} has no account`);
  const usernames = accounts.map(({ username }) => username);
  const twice = usernames.find((each, index) => usernames.indexOf(each) !== index);
  if (twice !== undefined) fault(`${twice} stands twice`);
}

/** The demo accounts of one city; none where its pack has no demo. */
export function demoAccountsOf(pack: Pack): readonly DemoAccount[] {
  const file = join(packFolderOf(pack.id)?.folder ?? '', 'demo/accounts.yaml');
  const name = `packs/${pack.id}/demo/accounts.yaml`;
  if (!existsSync(file)) return [];
  const { password, accounts } = readYaml(file, name, demoAccountsFile);
  const list = accounts.map(({ username, person, unit, department, posts }) => ({
    username,
    password,
    person,
    office: `${unit}.${department}`,
    posts,
    unit,
  }));
  mustFit(pack, name, list);
  return list;
}

/** The demo accounts of every city. */
export function demoAccounts(): readonly DemoAccount[] {
  return servedPacks().flatMap(demoAccountsOf);
}
