import { execFileSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
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
  for (const name of ['run', 'secrets']) mkdirSync(join(folder, name));
  fileOf('secrets/operator-key', Buffer.from(`\uFEFF${'ab'.repeat(32)}\r\n`));
  fileOf('run/status.json', JSON.stringify({ api: api.url, temporal: {}, processes: [] }));
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

const inOneLine = (file: string, says: string) => ({
  exit: 2,
  detail: expect.stringMatching(new RegExp(`^[^\\n]*${says}[^\\n]* / [^\\n]*$`)) as unknown,
  named: file,
});

/** A refused command, and the path if its words name it. */
async function refused(words: readonly string[], file: string): Promise<object> {
  const { exit, err } = await tongchou(...words);
  const { detail } = JSON.parse(err.slice(err.indexOf('{'))) as { detail: string };
  return { exit, detail, named: detail.includes(file) ? file : null };
}

/** What bears the name of a file and is none: a folder, a pipe that nobody writes to, a device without end. */
const noFile: readonly (readonly [says: string, place: (file: string) => void])[] = [
  ['这是文件夹', (file) => mkdirSync(file)],
  ['这是管道或设备', (file) => execFileSync('mkfifo', [file])],
  ['这是管道或设备', (file) => symlinkSync('/dev/zero', file)],
];
let nth = 0;
function placed(place: (file: string) => void, name = `no-file-${(nth += 1)}`): string {
  const file = join(folder, name);
  rmSync(file, { recursive: true, force: true });
  place(file);
  return file;
}

describe('what is no file is refused in one line that names its path', () => {
  const input = ['--input'];
  const reading: readonly (readonly [string, readonly string[]])[] = [
    ['rules evaluate', ['rules', 'evaluate', 'lishui', 'plan-guard', ...input]],
    [
      'readings compare',
      ['readings', 'compare', 'lishui', 'plan-guard', '--reading', 'OQ-01', ...input],
    ],
    ['calendar import', ['calendar', 'import']],
    ['letters verify', ['letters', 'verify']],
    ['restore', ['restore']],
  ];
  const url = process.env['DATABASE_URL'];
  beforeAll(() => {
    process.env['DATABASE_URL'] = 'postgres://nobody@127.0.0.1:1/nothing';
  });
  afterAll(() => {
    if (url === undefined) delete process.env['DATABASE_URL'];
    else process.env['DATABASE_URL'] = url;
  });

  test.each(reading)('%s', async (_name, words) => {
    const missing = join(folder, 'nothing-here');
    expect(await refused([...words, missing], missing)).toEqual(inOneLine(missing, '没有这个文件'));
    const below = join(fileOf('a-file', 'text'), 'below');
    expect(await refused([...words, below], below)).toEqual(inOneLine(below, '不是文件夹'));
    for (const [says, place] of noFile) {
      const file = placed(place);
      expect(await refused([...words, file], file)).toEqual(inOneLine(file, says));
    }
  });

  test.each(reading.slice(0, 3))('%s of a picture', async (_name, words) => {
    const file = fileOf('picture.png', picture);
    expect(await refused([...words, file], file)).toEqual(inOneLine(file, '不是文本文件'));
  });

  test('rules evaluate of what is no JSON, restore of what is no backup', async () => {
    const file = fileOf('words.txt', '办件');
    const [evaluate = [], restore = []] = [reading[0]?.[1], reading[4]?.[1]];
    expect(await refused([...evaluate, file], file)).toEqual(inOneLine(file, '不是有效的 JSON'));
    expect(await refused([...restore, file], file)).toEqual(inOneLine(file, '备份文件读不出'));
  });

  test('backup writes over a file and over nothing else', async () => {
    for (const [says, place] of noFile) {
      const file = placed(place);
      expect(await refused(['backup', '--to', file], file)).toEqual(inOneLine(file, says));
    }
    const below = join(fileOf('a-file', 'text'), 'below');
    expect(await refused(['backup', '--to', below], fileOf('a-file', 'text'))).toMatchObject({
      exit: 2,
      named: join(folder, 'a-file'),
    });
  });

  test('policy verify and policy check', async () => {
    const documents = join(folder, 'documents');
    const [id = ''] = packs().flatMap((pack) => pack.documents.map((each) => each.id));
    const yaml = 'jilin/pack.yaml';
    for (const [says, place] of noFile) {
      const file = placed(place, `documents/${id}.txt`);
      expect(await refused(['policy', 'verify', '--documents', documents], file)).toEqual(
        inOneLine(file, says),
      );
      const whole = placed(place, yaml);
      expect(await refused(['policy', 'check', join(folder, 'jilin')], whole)).toEqual(
        inOneLine(whole, says),
      );
    }
    for (const words of [
      ['policy', 'verify', '--documents'],
      ['policy', 'check'],
    ]) {
      for (const no of [fileOf('a-file', 'text'), join(folder, 'nothing-here')]) {
        expect(await refused([...words, no], no)).toEqual(inOneLine(no, '没有这个文件夹'));
      }
    }
    const made = await tongchou(
      'policy',
      'new',
      'newcity',
      '--division',
      '331200',
      '--dir',
      fileOf('a-file', 'text'),
    );
    expect([made.exit, made.err.includes(join(folder, 'a-file'))]).toEqual([2, true]);
  });

  test('a part of a pack is a fault of the pack', async () => {
    const pack = join(folder, 'other/jilin');
    cpSync(join(policyFolder, 'packs/jilin'), pack, { recursive: true });
    for (const [says, place] of [
      ['不是文本文件', (file: string) => writeFileSync(file, picture)] as const,
      ...noFile,
    ]) {
      placed(place, 'other/jilin/clauses.yaml');
      const checked = await tongchou('policy', 'check', pack);
      expect([checked.exit, checked.out]).toEqual([1, expect.stringContaining(says)]);
    }
  });

  test('the key of the instance', async () => {
    const key = readFileSync(join(folder, 'secrets/operator-key'));
    for (const [says, place] of noFile) {
      const file = placed(place, 'secrets/operator-key');
      for (const words of [
        ['people', 'list'],
        ['clock', 'move', '2027-01-01T09:00:00+08:00'],
      ]) {
        expect(await refused(words, file)).toEqual(inOneLine(file, says));
      }
      const { exit, out } = await tongchou('status');
      expect([exit, out]).toEqual([1, expect.stringMatching(`! .*${says}.*${file}`)]);
    }
    rmSync(join(folder, 'secrets/operator-key'), { recursive: true });
    writeFileSync(join(folder, 'secrets/operator-key'), key);
  });
});
