import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from '../../apps/cli/program.js';

interface Said {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
}

async function tongchou(...words: string[]): Promise<Said> {
  const out: string[] = [];
  const err: string[] = [];
  const exit = await run(words, {
    answer: (text) => out.push(text),
    talk: (text) => err.push(text),
  });
  return { exit, out: out.join('\n'), err: err.join('\n') };
}

const json = (text: string): unknown => JSON.parse(text) as unknown;

describe('tongchou calendar', () => {
  test('the fifth working day of October 2022 is the 12th, every day counted', async () => {
    const said = await tongchou('calendar', 'nth-working-day', '2022-10', '5', '--json');

    expect(said).toMatchObject({ exit: 0, err: '' });
    const answer = json(said.out) as { date: string; counted: { date: string; why: string }[] };
    expect(answer).toMatchObject({
      date: '2022-10-12',
      provisional: false,
      notice: '国办发明电〔2021〕11号',
    });
    expect(answer.counted).toHaveLength(12);
    expect(answer.counted[7]).toEqual({
      date: '2022-10-08',
      working: true,
      why: '国庆节调休上班（周六）',
    });
  });

  test('a Saturday at work counts in 2024, and 2027 is provisional', async () => {
    expect((await tongchou('calendar', 'nth-working-day', '2024-10', '5')).out).toContain(
      '2024-10-12',
    );
    const said = await tongchou('calendar', 'nth-working-day', '2027-02', '5', '--json');
    expect(json(said.out)).toMatchObject({ provisional: true, notice: null });
  });

  test('a day says what it is', async () => {
    expect(json((await tongchou('--json', 'calendar', 'day', '2022-04-30')).out)).toEqual({
      date: '2022-04-30',
      working: false,
      kind: 'HOLIDAY',
      name: '劳动节',
      provisional: false,
      notice: '国办发明电〔2021〕11号',
    });
    expect((await tongchou('calendar', 'day', '2022-04-24', '--lang', 'en')).out).toContain(
      'make-up',
    );
  });

  test('is the same in every time zone', () => {
    const main = fileURLToPath(new URL('../../apps/cli/main.js', import.meta.url));
    const answers = ['Asia/Shanghai', 'UTC', 'America/New_York', 'Pacific/Kiritimati'].map((zone) =>
      spawnSync(process.execPath, [main, 'calendar', 'nth-working-day', '2022-10', '5', '--json'], {
        env: { ...process.env, TZ: zone },
        encoding: 'utf8',
      }),
    );

    expect(answers.map(({ status }) => status)).toEqual([0, 0, 0, 0]);
    expect(new Set(answers.map(({ stdout }) => stdout)).size).toBe(1);
  });
});

describe('tongchou deadlines and demo', () => {
  test.each([
    ['lishui LS-9.c 2024-10', 'STATUTORY', '2024-10-12', '2024-10-12'],
    ['handan HD-10.c 2024-Q1', 'STATUTORY', '2024-01-10', '2024-01-10'],
    ['handan HD-10.d 2022-10', 'STATUTORY', '2022-10-05', '2022-10-08'],
    ['lishui LS-10.d 2023-01', 'STATUTORY', '2023-01-25', '2023-01-20'],
    ['sanmenxia SMX-5.3.e 2023', 'STATUTORY', '2023-12-31', '2023-12-29'],
    ['jilin JL-2.3.1.b 2020', 'DERIVED', '2020-12-31', '2020-12-31'],
    ['qingyang ZN-1.7.a 2022-Q2', 'STATUTORY', '2022-04-30', '2022-04-29'],
    // The test of the year, and the days that the process itself proposes for it and for the money.
    ['lishui LS-B7.2.h 2023', 'PROPOSED', '2023-01-01', '2023-01-01', 3],
  ])('deadlines show %s', async (words, source, statutory, operational, count = 1) => {
    const said = await tongchou('deadlines', 'show', ...words.split(' '), '--json');
    const { deadlines } = json(said.out) as { deadlines: object[] };

    expect(said).toMatchObject({ exit: 0, err: '' });
    expect(deadlines).toHaveLength(count);
    expect(deadlines[0]).toMatchObject({ source, statutory, operational });
  });

  test('a deadline names source, clause, quote and why', async () => {
    const said = await tongchou('deadlines', 'show', 'lishui', 'LS-9.b', '2022-04', '--json');

    expect(json(said.out)).toEqual({
      deadlines: [
        expect.objectContaining({
          statutory: '2022-04-30',
          operational: '2022-04-29',
          source: 'STATUTORY',
          clause: 'LS-9.b',
          provisional: false,
        }),
      ],
      undated: [],
    });
  });

  test('a day kept in principle says so, and that passing it is no breach', async () => {
    const words = ['deadlines', 'show', 'lishui', 'LS-B7.1.d', '2022-03'];
    const { deadlines } = json((await tongchou(...words, '--json')).out) as {
      deadlines: { explanation: string[] }[];
    };
    expect(deadlines[0]).toMatchObject({ source: 'STATUTORY', strength: 'PRINCIPLE' });
    expect(deadlines[0]?.explanation.join()).toContain('不算逾期');
    expect(deadlines[0]?.explanation.join()).not.toContain('起为逾期');
    const said = await tongchou(...words);
    expect(said.out).toMatch(/原则上，文件规定|PRINCIPLE, STATUTORY/);
    const shall = json(
      (await tongchou('deadlines', 'show', 'lishui', 'LS-B7.2.a', '2022-01', '--json')).out,
    );
    expect(shall).toMatchObject({ deadlines: [{ strength: 'SHALL' }] });
  });

  test('demo accounts are a list of people with their desks', async () => {
    const accounts = json((await tongchou('demo', 'accounts', '--json')).out) as object[];

    expect(accounts[0]).toEqual({
      username: expect.any(String) as string,
      password: expect.any(String) as string,
      person: expect.any(String) as string,
      office: expect.stringMatching(/^\d{6}\.[A-Z_]+$/) as string,
      posts: ['preparer'],
      unit: expect.stringMatching(/^\d{6}$/) as string,
      city: 'lishui',
    });
  });
});

describe('tongchou says no and what is wrong', () => {
  test.each([
    ['calendar nth-working-day 2022-10 40', '/n'],
    ['calendar nth-working-day 2022-10 0', '/n'],
    ['calendar nth-working-day 2022-10 1.5', '/n'],
    ['calendar nth-working-day 2022-13 1', '/month'],
    ['calendar day 2022-02-30', '/date'],
    ['deadlines show atlantis LS-9.b 2022', '/city'],
    ['deadlines show lishui LS-99.z 2022', '/clause'],
    ['deadlines show lishui LS-9.b 2022-Q9', '/period'],
    ['policy verify --documents /nowhere/at/all', '/documents'],
    ['clock move 2022-01-04', '/to'],
    ['policy verify', ''],
    ['calendar', ''],
    ['nonsense', ''],
    ['calendar day 2022-01-01 --colour', ''],
  ])('%s', async (words, pointer) => {
    const said = await tongchou(...words.split(' '));

    expect(said).toMatchObject({ exit: 2, out: '' });
    expect(json(said.err)).toMatchObject({
      code: 'WRONG_INPUT',
      status: 422,
      errors: [{ pointer }],
    });
  });

  test('a quote that is not in its document is named, exit 1', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'documents-'));
    try {
      const said = await tongchou('policy', 'verify', '--documents', folder, '--json');
      expect(said.exit).toBe(1);
      const { broken } = json(said.out) as { broken: { clause: string; why: string }[] };
      expect(broken).toContainEqual(
        expect.objectContaining({ clause: 'LS-C2.a', why: 'DOCUMENT_MISSING' }),
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('a folder where nothing ever ran is not ready, exit 1', async () => {
    const before = process.env['TONGCHOU_DATA'];
    process.env['TONGCHOU_DATA'] = join(tmpdir(), 'no-instance-here');
    try {
      const said = await tongchou('status', '--json');
      expect(said.exit).toBe(1);
      expect(json(said.out)).toMatchObject({ ready: false, processes: [] });
      expect((await tongchou('clock', 'move', '2022-01-04T09:00:00+08:00')).exit).toBe(1);
    } finally {
      if (before === undefined) delete process.env['TONGCHOU_DATA'];
      else process.env['TONGCHOU_DATA'] = before;
    }
  });
});
