import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

interface Chunk {
  readonly file: string;
  readonly src?: string;
  readonly isEntry?: boolean;
  readonly isDynamicEntry?: boolean;
  readonly imports?: readonly string[];
}
type Manifest = Readonly<Record<string, Chunk>>;

const MOST_BYTES = 250 * 1024;
const folder = join(process.cwd(), 'dist', 'web');
const manifest = JSON.parse(
  readFileSync(join(folder, '.vite', 'manifest.json'), 'utf8'),
) as Manifest;

/** The chunk and all that it cannot run without. */
function needed(name: string, found = new Set<string>()): ReadonlySet<string> {
  if (found.has(name)) return found;
  found.add(name);
  for (const each of manifest[name]?.imports ?? []) needed(each, found);
  return found;
}

const gzipBytes = (names: ReadonlySet<string>): number => {
  const files = [...names].map((name) => manifest[name]?.file ?? '');
  const scripts = [...new Set(files)].filter((file) => file.endsWith('.js'));
  return scripts.reduce(
    (sum, file) => sum + gzipSync(readFileSync(join(folder, file))).byteLength,
    0,
  );
};

const chunkOf = (fits: (chunk: Chunk) => boolean | undefined): string => {
  const found = Object.entries(manifest).find(([, chunk]) => fits(chunk));
  if (!found) throw new Error('the manifest lacks a chunk that every page needs');
  return found[0];
};
const entry = chunkOf(({ isEntry }) => isEntry);
const english = chunkOf(({ src }) => src === 'src/i18n/en.ts');
const pages = Object.entries(manifest)
  .filter(([, { isDynamicEntry, src }]) => isDynamicEntry && src?.endsWith('-page.tsx'))
  .map(([name]) => name);

/** Words that come with a page, in both languages; the router names them. */
const words: Readonly<Record<string, readonly string[]>> = {
  calendar: ['calendar'],
  case: ['case'],
  cases: ['cases'],
  processes: ['cases'],
  law: ['law', 'rules'],
  password: ['password'],
  people: ['people'],
  rules: ['rules', 'law'],
};
const wordsOf = (page: string): readonly string[] =>
  (words[page.split('/')[1] ?? ''] ?? []).flatMap((part) =>
    ['zh', 'en'].map((language) => chunkOf(({ src }) => src === `src/i18n/${language}-${part}.ts`)),
  );

/** 打开一页要下载的脚本: the entry, the page, and English, which is the longer way in. */
const opening = (page?: string): ReadonlySet<string> =>
  new Set(
    [entry, english, ...(page === undefined ? [] : [page, ...wordsOf(page)])].flatMap((n) => [
      ...needed(n),
    ]),
  );

describe('the script a page needs before it shows', () => {
  test('has its own chunk for each page behind the sign-in', () => {
    expect(pages.sort()).toEqual([
      'src/board/board-page.tsx',
      'src/calendar/calendar-page.tsx',
      'src/case/case-page.tsx',
      'src/cases/cases-page.tsx',
      'src/inbox/inbox-page.tsx',
      'src/law/clauses-page.tsx',
      'src/law/readings-page.tsx',
      'src/ledger/accounts-page.tsx',
      'src/ledger/postings-page.tsx',
      'src/ledger/transfers-page.tsx',
      'src/letters/letter-page.tsx',
      'src/notices/notices-page.tsx',
      'src/obligations/duty-page.tsx',
      'src/obligations/obligations-page.tsx',
      'src/password/password-page.tsx',
      'src/people/people-page.tsx',
      'src/processes/processes-page.tsx',
      'src/rules/rules-page.tsx',
      'src/task/task-page.tsx',
    ]);
  });

  test('is at most 250 KB in gzip for the sign-in', () => {
    expect(gzipBytes(opening())).toBeLessThanOrEqual(MOST_BYTES);
  });

  test.each(pages)('is at most 250 KB in gzip for %s', (page) => {
    expect(gzipBytes(opening(page))).toBeLessThanOrEqual(MOST_BYTES);
  });
});
