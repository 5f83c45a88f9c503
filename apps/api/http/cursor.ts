import { createHash } from 'node:crypto';
import { invalid } from './problems.js';

/** The order column of a page's last row, and its id. */
export interface Keyset {
  readonly at: string;
  readonly id: string;
}

/** A cursor belongs to the list and the filter it was made with; callers name the list in it. */
const filterHash = (filter: object): string =>
  createHash('sha256')
    .update(JSON.stringify(Object.entries(filter).sort(([a], [b]) => (a < b ? -1 : 1))))
    .digest('base64url')
    .slice(0, 12);

export function cursorOf(keyset: Keyset, filter: object): string {
  const written = JSON.stringify([keyset.at, keyset.id, filterHash(filter)]);
  return Buffer.from(written).toString('base64url');
}

const refused = () =>
  invalid(
    [
      {
        pointer: '/cursor',
        code: 'CURSOR',
        message:
          '分页标记无效，或属于其他筛选条件；请从第一页开始 / The cursor is not valid for this filter; begin at the first page',
      },
    ],
    'CURSOR',
  );

/** The place a cursor points to, each part in the form its list expects; anything else is refused. */
export function keysetOf(
  cursor: string | undefined,
  filter: object,
  form: { readonly at: RegExp; readonly id: RegExp },
): Keyset | undefined {
  if (cursor === undefined) return undefined;
  let read: unknown;
  try {
    read = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw refused();
  }
  if (!Array.isArray(read) || read.length !== 3) throw refused();
  const [at, id, hash] = read as unknown[];
  if (typeof at !== 'string' || typeof id !== 'string' || hash !== filterHash(filter)) {
    throw refused();
  }
  if (!form.at.test(at) || !form.id.test(id)) throw refused();
  if (Buffer.from(cursor, 'base64url').toString('base64url') !== cursor) throw refused();
  return { at, id };
}

/** Cuts a page out of one row more than asked: the one too many says that there is a next. */
export function pageCut<Row>(
  rows: readonly Row[],
  limit: number,
  filter: object,
  keyset: (row: Row) => Keyset,
): { readonly items: readonly Row[]; readonly next: string | null } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { items, next: more ? cursorOf(keyset(last), filter) : null };
}
