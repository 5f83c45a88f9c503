import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packs } from '#policy/load-packs.js';
import { policyFolder } from '#policy/policy-folder.js';
import { quotesOf } from '#policy/quotes.js';
import { run } from '../../apps/cli/program.js';
import { startApi, type RunningApi } from '../api/support/running-api.js';
import { workedExamples } from '../policy/formulas/examples.js';
import { picture, savedAs } from '../support/saved-as.js';

const notice = `国务院办公厅关于2027年部分节假日安排的通知
国办发明电〔2026〕99号
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
2026年11月5日`;
const forms = Object.keys(savedAs);
const before = process.env['TONGCHOU_DATA'];
let api: RunningApi;
let folder: string;

interface Said {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
}
async function tongchou(...words: string[]): Promise<Said> {
  let [out, err] = ['', ''];
  const exit = await run(words, { answer: (text) => (out += text), talk: (text) => (err += text) });
  return { exit, out, err };
}
function fileOf(name: string, content: string | Buffer): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}
const saved = (form: string, text: string): Buffer => savedAs[form]?.(text) ?? Buffer.alloc(0);

beforeAll(async () => {
  api = await startApi('files');
  folder = mkdtempSync(join(tmpdir(), 'files-'));
  for (const name of ['run', 'secrets', 'a-folder']) mkdirSync(join(folder, name));
  fileOf('secrets/operator-key', Buffer.from(`\uFEFF${'ab'.repeat(32)}\r\n`));
  fileOf('run/status.json', JSON.stringify({ api: api.url, processes: [] }));
  process.env['TONGCHOU_DATA'] = folder;
});
afterAll(async () => {
  if (before === undefined) delete process.env['TONGCHOU_DATA'];
  else process.env['TONGCHOU_DATA'] = before;
  rmSync(folder, { recursive: true });
  await api.stop();
});

describe.each(forms)('a file saved as %s', (form) => {
  test('is read by rules evaluate', async () => {
    const { city, formula, examples } =
      workedExamples.find(
        ({ examples: [first] }) => first?.result !== undefined && !first.readings,
      ) ?? {};
    const [example] = examples ?? [];
    const file = fileOf('input.json', saved(form, JSON.stringify(example?.input, null, 2)));
    const { exit, out } = await tongchou(
      '--json',
      'rules',
      'evaluate',
      city ?? '',
      formula ?? '',
      '--input',
      file,
    );
    expect(exit).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ result: example?.result });
  });

  test('is read by calendar import', async () => {
    const { exit, out } = await tongchou(
      '--json',
      'calendar',
      'import',
      fileOf('notice.txt', saved(form, notice)),
    );
    expect(exit).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ year: 2027, number: '国办发明电〔2026〕99号' });
  });

  test('is read by policy verify and policy check', async () => {
    const documents = join(folder, 'documents');
    mkdirSync(documents, { recursive: true });
    for (const pack of packs()) {
      const quotes = [...pack.clauses.values()].map(({ quote }) => quote.replaceAll('…', ''));
      const text = [...quotes, ...quotesOf(pack).map(({ quote }) => quote)].join('\n');
      for (const { id } of pack.documents) {
        writeFileSync(join(documents, `${id}.txt`), saved(form, text));
      }
    }
    const checked = JSON.parse(
      (await tongchou('--json', 'policy', 'verify', '--documents', documents)).out,
    ) as { broken: { why: string }[] };
    expect(checked.broken.filter(({ why }) => why !== 'NOT_IN_SENTENCES')).toEqual([]);

    const pack = join(folder, 'jilin');
    cpSync(join(policyFolder, 'packs/jilin'), pack, { recursive: true });
    const yaml = join(pack, 'pack.yaml');
    writeFileSync(yaml, saved(form, readFileSync(yaml, 'utf8')));
    expect((await tongchou('policy', 'check', pack)).exit).toBe(0);
  });
});

describe('what is no text file is refused in one line', () => {
  const commands: readonly (readonly [string, (file: string) => readonly string[]])[] = [
    ['rules evaluate', (file) => ['rules', 'evaluate', 'lishui', 'plan-guard', '--input', file]],
    ['calendar import', (file) => ['calendar', 'import', file]],
  ];

  test.each(commands)('%s', async (_name, words) => {
    for (const [file, says] of [
      [join(folder, 'a-folder'), '这是文件夹'],
      [join(folder, 'nothing-here'), '没有这个文件'],
      [fileOf('picture.png', picture), '不是文本文件'],
    ] as const) {
      const { exit, err } = await tongchou(...words(file));
      expect(exit).toBe(2);
      expect((JSON.parse(err) as { detail: string }).detail).toContain(says);
      expect((JSON.parse(err) as { detail: string }).detail).not.toContain('\n');
    }
  });

  test.each([
    ['letters verify', ['letters', 'verify']],
    ['backup', ['backup', '--to']],
    ['restore', ['restore']],
  ])('%s of a folder', async (_name, words) => {
    const url = process.env['DATABASE_URL'];
    process.env['DATABASE_URL'] = 'postgres://nobody@127.0.0.1:1/nothing';
    try {
      const { exit, err } = await tongchou(...words, join(folder, 'a-folder'));
      expect(exit).toBe(2);
      expect((JSON.parse(err) as { detail: string }).detail).toContain('这是文件夹');
    } finally {
      if (url === undefined) delete process.env['DATABASE_URL'];
      else process.env['DATABASE_URL'] = url;
    }
  });

  test('policy verify and policy check', async () => {
    const documents = join(folder, 'documents');
    const [id = ''] = packs().flatMap((pack) => pack.documents.map((each) => each.id));
    writeFileSync(join(documents, `${id}.txt`), picture);
    const verified = await tongchou('policy', 'verify', '--documents', documents);
    expect([verified.exit, verified.err.includes('不是文本文件')]).toEqual([2, true]);
    for (const command of [
      ['policy', 'verify', '--documents'],
      ['policy', 'check'],
    ]) {
      const { exit, err } = await tongchou(...command, fileOf('a-file', 'text'));
      expect([exit, err.includes('没有这个文件夹')]).toEqual([2, true]);
    }
    const pack = join(folder, 'jilin');
    writeFileSync(join(pack, 'clauses.yaml'), picture);
    const checked = await tongchou('policy', 'check', pack);
    expect([checked.exit, checked.out.includes('不是文本文件')]).toEqual([1, true]);
  });
});
