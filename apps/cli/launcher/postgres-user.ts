import { execFileSync } from 'node:child_process';
import { chownSync, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from './child-spec.js';

interface Owner {
  readonly uid: number;
  readonly gid: number;
}

/** A way to run PostgreSQL, which refuses to run as root, with files of the right owner. */
export interface PostgresUser {
  readonly name: string;
  readonly owner: Owner;
  run(file: string, args: readonly string[]): Command;
}

/**
 * The ways worth trying, best first. Who is not root has one. Root gives its rights away:
 *
 * 1. Plainly, as `postgres` or `nobody`: needs every folder above the clone to be open.
 * 2. In a user namespace, where root's files belong to an ordinary user and no right is left:
 *    works in a closed folder, unless the container forbids namespaces.
 * 3. As another user that may still pass closed folders, for such containers.
 */
export function postgresUsers(): readonly PostgresUser[] {
  const uid = process.getuid?.() ?? 1;
  const gid = process.getgid?.() ?? 1;
  if (uid !== 0) return [{ name: 'own user', owner: { uid, gid }, run: plain }];
  const owner = ordinaryUser();
  return [
    {
      name: `user ${owner.uid}`,
      owner,
      run: (file, args) => ({ ...plain(file, args), uid: owner.uid, gid: owner.gid }),
    },
    { name: 'user namespace', owner: { uid: 0, gid: 0 }, run: inNamespace },
    { name: `user ${owner.uid} past closed folders`, owner, run: pastFolders(owner) },
  ];
}

const plain = (file: string, args: readonly string[]): Command => ({ file, args });

const inNamespace = (file: string, args: readonly string[]): Command => ({
  file: 'unshare',
  args: ['--user', '--map-user=1000', '--map-group=1000', file, ...args],
});

/** Without `no_setuid_fixup` the kernel's access() check would forget the one right kept. */
const pastFolders =
  ({ uid, gid }: Owner) =>
  (file: string, args: readonly string[]): Command => ({
    file: 'setpriv',
    args: [
      `--reuid=${uid}`,
      `--regid=${gid}`,
      '--clear-groups',
      '--inh-caps=-all,+dac_override',
      '--ambient-caps=-all,+dac_override',
      '--securebits=+no_setuid_fixup',
      file,
      ...args,
    ],
  });

function ordinaryUser(): Owner {
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag: string): number => {
        return Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: 'pipe' }));
      };
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      continue;
    }
  }
  return { uid: 65_534, gid: 65_534 };
}

/** Gives a folder and everything in it to its user; a folder that is already his is left alone. */
export function giveTo(owner: Owner, path: string): void {
  const now = lstatSync(path);
  if (now.uid === owner.uid) return;
  if (now.isDirectory()) for (const name of readdirSync(path)) giveTo(owner, join(path, name));
  chownSync(path, owner.uid, owner.gid);
}
