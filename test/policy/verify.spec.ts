import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packs } from '#policy/load-packs.js';
import { checkQuotes, quotesOf } from '#policy/quotes.js';
import { run } from '../../apps/cli/program.js';

/** The documents are not part of the product; without them their quotes, strung together, stand in. */
const shared = fileURLToPath(new URL('../../../../shared/documents', import.meta.url));

function textsOf(): ReadonlyMap<string, string> {
  return new Map(
    packs().flatMap((pack) =>
      pack.documents.map(({ id }): [string, string] => {
        const file = join(shared, `${id}.txt`);
        if (existsSync(file)) return [id, readFileSync(file, 'utf8')];
        const quotes = [...pack.clauses.values()].map(({ quote }) => quote.replaceAll('…', ''));
        return [id, [...quotes, ...quotesOf(pack).map(({ quote }) => quote)].join('\n')];
      }),
    ),
  );
}

function withDocuments<T>(texts: ReadonlyMap<string, string>, use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'documents-'));
  for (const [id, text] of texts) writeFileSync(join(folder, `${id}.txt`), text);
  try {
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const brokenIn = (texts: ReadonlyMap<string, string>): string[] =>
  withDocuments(texts, (folder) =>
    checkQuotes(packs(), folder).broken.map(({ clause, why }) => `${clause} ${why}`),
  );

describe('policy verify', () => {
  test('finds every quote of every pack in its document', () => {
    expect(brokenIn(textsOf())).toEqual([]);
  });

  test('names the citations that one changed character breaks', () => {
    const texts = new Map(textsOf());
    const text = texts.get('handan-2020-14') ?? '';
    texts.set('handan-2020-14', text.replaceAll('要进行约谈通报', '可进行约谈通报'));

    const broken = brokenIn(texts);
    expect(broken).toContain('HD-21 NOT_IN_DOCUMENT');
    expect(new Set(broken)).toEqual(new Set(['HD-21 NOT_IN_DOCUMENT']));
  });

  test('answers no through the command, with file, clause and words', async () => {
    const texts = new Map(textsOf());
    const text = texts.get('jilin-2020-6') ?? '';
    texts.set('jilin-2020-6', text.replaceAll('飞行检查', '飞行抽查'));
    const folder = mkdtempSync(join(tmpdir(), 'documents-'));
    for (const [id, each] of texts) writeFileSync(join(folder, `${id}.txt`), each);
    const out: string[] = [];
    try {
      const exit = await run(['policy', 'verify', '--documents', folder], {
        answer: (line) => out.push(line),
        talk: (line) => out.push(line),
      });
      expect(exit).toBe(1);
      expect(out.join('\n')).toMatch(/packs\/jilin\/clauses\.yaml JL-2\.5\.a/);
      expect(out.join('\n')).toContain('飞行检查');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('says when a document is another text than the pack was written from', () => {
    const texts = new Map([...textsOf()].map(([id, text]): [string, string] => [id, `${text} `]));
    const others = withDocuments(texts, (folder) => checkQuotes(packs(), folder).otherDocuments);

    expect(others.map(({ city }) => city).toSorted()).toEqual(
      packs()
        .map(({ id }) => id)
        .toSorted(),
    );
  });
});
