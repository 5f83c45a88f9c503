import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { normalText, textHash } from '#policy/document-text.js';
import { packs } from '#policy/load-packs.js';
import type { Pack } from '#policy/pack.js';
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

describe('a document is compared whole', () => {
  const [first] = packs();
  if (!first) throw new RangeError('no pack');
  const [{ id }] = first.documents as [Pack['documents'][number]];
  /** A figure that no quote of the pack holds stands on a line of its own. */
  const text = `${textsOf().get(id)}\n附表第 3 页，定额 1200 元。\n`;
  const pack = { ...first, documents: [{ ...first.documents[0], sha256: textHash(text) }] } as Pack;
  const check = (changed: string) =>
    withDocuments(new Map([[id, changed]]), (folder) => checkQuotes([pack], folder));
  const differing = (changed: string): string[] =>
    check(changed).otherDocuments.map(({ city, document }) => `${city} ${document}`);

  test('so that a figure changed outside every quote is found, and named with both hashes', () => {
    const changed = text.replace('1200', '1300');
    const { broken, otherDocuments, documents } = check(changed);

    expect(broken).toEqual([]);
    expect(documents).toBe(1);
    expect(otherDocuments).toEqual([
      { city: first.id, document: id, expected: textHash(text), found: textHash(changed) },
    ]);
  });

  test.each([
    ['as it is', (of: string) => of],
    ['with a byte order mark', (of: string) => `\uFEFF${of}`],
    ['with the line ends of Windows', (of: string) => of.replaceAll('\n', '\r\n')],
    ['with the line ends of old Macs', (of: string) => of.replaceAll('\n', '\r')],
  ])('%s it is the same text', (_, kept) => {
    expect(differing(kept(text))).toEqual([]);
  });

  test.each([
    ['a line end lost', (of: string) => of.slice(0, -1)],
    ['a space more', (of: string) => of.replace('定额 1200', '定额  1200')],
    ['a full-width digit', (of: string) => of.replace('1200', '120０')],
    ['a byte order mark inside', (of: string) => of.replace('1200', '12\uFEFF00')],
    ['an empty line more', (of: string) => of.replace('\n', '\n\n')],
  ])('%s makes it another', (_, changed) => {
    expect(differing(changed(text))).toEqual([`${first.id} ${id}`]);
  });

  test('a folder of that name is told with its path, and taken for no missing document', () => {
    withDocuments(new Map(), (folder) => {
      const named = join(folder, `${id}.txt`);
      mkdirSync(named);
      const told = `这是文件夹，请给出文件：${named} · this is a folder; name a file: ${named}`;
      expect(() => checkQuotes([pack], folder)).toThrow(told);
    });
  });

  test('the hashes of the packs are of that form already', () => {
    for (const { documents } of packs()) {
      for (const each of documents) {
        const file = join(shared, `${each.id}.txt`);
        if (!existsSync(file)) continue;
        const whole = readFileSync(file, 'utf8');
        expect([each.id, normalText(whole) === whole, textHash(whole)]).toEqual([
          each.id,
          true,
          each.sha256,
        ]);
      }
    }
  });
});

/** What the command says about a folder of these documents, and how it ends. */
async function verified(texts: ReadonlyMap<string, string>) {
  const folder = mkdtempSync(join(tmpdir(), 'documents-'));
  for (const [id, each] of texts) writeFileSync(join(folder, `${id}.txt`), each);
  const out: string[] = [];
  const terminal = {
    answer: (line: string) => out.push(line),
    talk: (line: string) => out.push(line),
  };
  try {
    const exit = await run(['policy', 'verify', '--documents', folder], terminal);
    return { exit, said: out.join('\n') };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('policy verify as a command', () => {
  test('answers no where only the text outside the quotes changed, and names the document', async () => {
    const texts = new Map(textsOf());
    texts.set('jilin-2020-6', `${texts.get('jilin-2020-6')}另附：定额 1200 元。\n`);
    const { exit, said } = await verified(texts);

    expect(exit).toBe(1);
    expect(said).toContain('不符 0 条');
    expect(said).toMatch(/^jilin-2020-6：全文与规则包所记不同/m);
  });
});
