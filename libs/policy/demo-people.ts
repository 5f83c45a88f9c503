import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { z } from 'zod';
import type { Pack } from './pack.js';
import { policyFolder } from './policy-folder.js';
import { readYaml } from './read-yaml.js';
import { demoPeopleFile } from './schema/demo.schema.js';

type People = z.infer<typeof demoPeopleFile>;

let read: People | undefined;

/** What made-up people are made from, their password among it. */
export function demoPeople(): People {
  read ??= readYaml(join(policyFolder, 'demo-people.yaml'), 'demo-people.yaml', demoPeopleFile);
  return read;
}

/** A desk with what its account is called after. */
export interface DemoDesk {
  readonly unit: string;
  readonly department: string;
  readonly post: string;
  /** How many accounts it has. */
  readonly seats: 1 | 2;
}

/** Every desk of a pack, unit by unit: each office of each unit with each of its posts. */
export function demoDesks(pack: Pick<Pack, 'offices' | 'units'>): readonly DemoDesk[] {
  const { two } = demoPeople();
  return pack.offices.flatMap(({ department, levels, posts }) =>
    pack.units
      .filter(({ level }) => levels.includes(level))
      .flatMap(({ code, level }) =>
        posts.map((post): DemoDesk => {
          const doubled = two.some(
            (each) =>
              each.levels.includes(level) && each.department === department && each.post === post,
          );
          return { unit: code, department, post, seats: doubled ? 2 : 1 };
        }),
      ),
  );
}

const digest = (words: string): Buffer => createHash('sha256').update(words).digest();

/** Names are dealt out between so many; each city has those of its own number. */
const shares = 97;

/** Two people of two cities are two human beings, so no name is two cities'. */
const isOf = (name: string, division: string): boolean =>
  digest(name).readUInt32BE() % shares === Number(division.slice(0, 4)) % shares;

/** A made-up name, always the same for the same account of the same city; one that is taken is left. */
export function madeUpName(division: string, username: string, taken: ReadonlySet<string>): string {
  const { surnames, first, second } = demoPeople();
  for (let draw = 0; ; draw += 1) {
    const bytes = digest(`${division}/${username}/${draw}`);
    const sign = (of: string, at: number): string => of[bytes.readUInt16BE(at) % of.length] ?? '';
    const name = sign(surnames, 0) + sign(first, 2) + sign(second, 4);
    if (isOf(name, division) && !taken.has(name)) return name;
  }
}

/**
 * `handan.hanshan.health.preparer`: city, the unit's slug, a word for the department, post.
 * The city stands in it because sign-in names are one list for all cities.
 */
export function madeUpUsername(
  { id, units }: Pick<Pack, 'id' | 'units'>,
  { unit, department, post }: DemoDesk,
  seat: number,
): string {
  const slug = units.find(({ code }) => code === unit)?.slug ?? unit;
  const { words: known } = demoPeople();
  const word = known[department] ?? department.split('_')[0] ?? department;
  const words = [id, slug, word, known[post] ?? post];
  return `${words.join('.').toLowerCase()}${seat > 1 ? seat : ''}`;
}
