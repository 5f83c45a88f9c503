import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { candidateGroup } from '#domain/ids/candidate-group.js';
import { unit as unitCode } from '#domain/ids/case-id.js';
import { demoDesks, demoPeople, madeUpName, madeUpUsername } from './demo-people.js';
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
  readonly city: string;
}

/** Every desk of a pack: each office of each unit with each of its posts. */
export const desksOf = (pack: Pack): readonly string[] =>
  demoDesks(pack).map(({ unit, ...desk }) => candidateGroup({ unit: unitCode(unit), ...desk }));

/** A stranger's desk is a slip, and so is a name that two are called by. */
function mustFit(pack: Pack, name: string, accounts: readonly DemoAccount[]): void {
  const desks = new Set<string>(desksOf(pack));
  const held = accounts.flatMap(({ office, posts }) => posts.map((post) => `${office}.${post}`));
  const fault = (what: string): never => {
    throw new PolicyFault({ file: name, line: null, clause: null }, what);
  };
  const unknown = held.find((desk) => !desks.has(desk));
  if (unknown !== undefined) fault(`no desk ${unknown} in offices.yaml`);
  const usernames = accounts.map(({ username }) => username);
  const twice = usernames.find((each, index) => usernames.indexOf(each) !== index);
  if (twice !== undefined) fault(`${twice} stands twice`);
}

/** The accounts that a pack writes down itself (demo/accounts.yaml). */
function writtenAccounts(pack: Pack): readonly DemoAccount[] {
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
    city: pack.id,
  }));
  mustFit(pack, name, list);
  return list;
}

/**
 * The demo accounts of one city: those its pack writes down, and made-up ones at every other desk, since
 * a desk without an account would leave its tasks to nobody.
 */
export function demoAccountsOf(pack: Pack): readonly DemoAccount[] {
  const written = writtenAccounts(pack);
  const held = new Set(
    written.flatMap(({ office, posts }) => posts.map((post) => `${office}.${post}`)),
  );
  const taken = new Set(written.map(({ person }) => person));
  const made = demoDesks(pack)
    .filter(({ unit, department, post }) => !held.has(`${unit}.${department}.${post}`))
    .flatMap((desk) =>
      Array.from({ length: desk.seats }, (_, index) => ({ desk, seat: index + 1 })),
    )
    .map(({ desk, seat }): DemoAccount => {
      const username = madeUpUsername(pack, desk, seat);
      const person = madeUpName(pack.division, username, taken);
      taken.add(person);
      const { unit, department, post } = desk;
      const { password } = demoPeople();
      const office = `${unit}.${department}`;
      return { username, password, person, office, posts: [post], unit, city: pack.id };
    });
  return [...written, ...made];
}

/** The demo accounts of every city hosted here. */
export function demoAccounts(): readonly DemoAccount[] {
  return servedPacks().flatMap(demoAccountsOf);
}
