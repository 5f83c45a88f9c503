import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { policyFolder } from '#policy/policy-folder.js';
import { run } from '../../apps/cli/program.js';

/** 云山市 is made up: its folder is all there is to it, no line of code knows it. */
const city = 'yunshan';
let folder = '';

async function tongchou(...words: string[]): Promise<{ exit: number; out: string; err: string }> {
  const out: string[] = [];
  const err: string[] = [];
  const exit = await run([...words, '--json'], {
    answer: (text) => out.push(text),
    talk: (text) => err.push(text),
  });
  return { exit, out: out.join('\n'), err: err.join('\n') };
}

const answerOf = async (...words: string[]): Promise<unknown> =>
  JSON.parse((await tongchou(...words)).out) as unknown;

const write = (file: string, text: string): void => {
  writeFileSync(join(folder, city, file), text);
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cities-'));
  process.env['TONGCHOU_POLICY_DIR'] = folder;
});

afterAll(() => {
  delete process.env['TONGCHOU_POLICY_DIR'];
  rmSync(folder, { recursive: true });
});

/** What the clerk of 云山 writes: four clauses, a process, two dates, one formula. */
function fillIn(): void {
  const pack = readFileSync(join(folder, city, 'pack.yaml'), 'utf8')
    .replace('{ zh: 待填, en: 待填 }', '{ zh: 云山市, en: Yunshan }')
    .replace('{ zh: 待填, en: 待填 }', '{ zh: 某省, en: A province }')
    .replace('number: 待填', 'number: 云政发〔2024〕8号')
    .replace('title: 待填', 'title: 云山市医保基金统筹办法')
    .replace('basis: 待填', 'basis: 成文日期')
    .replaceAll('quote: 待填', 'quote: 全市基金统收统支')
    .replaceAll("'2000-01-01'", "'2024-01-01'");
  write('pack.yaml', pack);
  write(
    'clauses.yaml',
    `clauses:
  - { id: YUN-1, document: ${city}-1, article: 第一条, sentences: [1, 1], quote: 全市基金统收统支, processes: [P05] }
  - { id: YUN-2, document: ${city}-1, article: 第二条, sentences: [2, 2], quote: 每月12日前上报用款计划, processes: [P11] }
  - { id: YUN-3, document: ${city}-1, article: 第三条, sentences: [3, 3], quote: 月度计划累计不得超过年度预算, processes: [P11] }
  - { id: YUN-4, document: ${city}-1, article: 第四条, sentences: [4, 4], quote: 本办法由市医保局解释, reason: { zh: 解释权, en: Interpretation } }
`,
  );
  mkdirSync(join(folder, city, 'processes'));
  write(
    'processes/P05.yaml',
    `id: P05
title: { zh: 征缴入库与划转, en: Premium collection }
runs: false
lead: '{city}.FINANCE'
does: [{ office: '{city}.FINANCE', what: { zh: 划转, en: Sweeps }, clause: YUN-1 }]
`,
  );
  write(
    'processes/P11.yaml',
    `id: P11
title: { zh: 用款计划, en: Fund-use plan }
runs: false
reason: { zh: 等市医保局定上报格式, en: The form of the filing is not decided }
lead: '{city}.HEALTHCARE_SECURITY'
does: [{ office: '{unit}.HEALTHCARE_SECURITY', what: { zh: 上报, en: Files }, clause: YUN-2 }]
`,
  );
  write(
    'deadlines.yaml',
    `deadlines:
  - code: COUNTY_PLAN
    what: { zh: 上报用款计划, en: County plan }
    clause: YUN-2
    source: STATUTORY
    kind: PLAN
    due: { rule: monthDay, day: 12, clamp: false, months: 0 }
    quote: 每月12日前上报用款计划
`,
  );
  write(
    'units.yaml',
    `units:
  - { code: '371200', level: CITY, name: { zh: 云山市, en: Yunshan City }, short: 云山市, slug: city }
  - { code: '371202', level: COUNTY_UNIT, name: { zh: 甲县, en: Jia County }, short: 甲县, slug: jia }
`,
  );
  mkdirSync(join(folder, city, 'formulas'));
  const guard = 'formulas/plan-guard.yaml';
  cpSync(join(policyFolder, 'packs/lishui', guard), join(folder, city, guard));
  const text = readFileSync(join(folder, city, guard), 'utf8');
  write(
    guard,
    text
      .replaceAll(/LS-[A-Z0-9.a-z]+/g, 'YUN-3')
      .replaceAll('实行总额预算管理', '不得超过年度预算'),
  );
}

describe('a sixth city by data only', () => {
  test('is scaffolded into a pack without faults, and the check lists what is undecided', async () => {
    const made = await tongchou('policy', 'new', city, '--division', '371200', '--dir', folder);
    expect(made).toMatchObject({ exit: 0, err: '' });

    const checked = await tongchou('policy', 'check', folder);
    expect(checked.exit).toBe(0);
    const { faults, counts } = JSON.parse(checked.out) as {
      faults: unknown[];
      counts: Record<string, number>;
    };
    expect(faults).toEqual([]);
    expect(counts['UNSET']).toBeGreaterThan(25);
    expect(counts['TO_FILL']).toBeGreaterThan(3);
  });

  test('is not overwritten, nor made under a wrong id or division', async () => {
    for (const words of [
      [city, '--division', '371200'],
      ['lishui', '--division', '331100'],
      ['Bad Id', '--division', '371200'],
      ['haishan', '--division', '12'],
    ]) {
      const [id = '', ...options] = words;
      const said = await tongchou('policy', 'new', id, ...options, '--dir', folder);
      expect([id, said.exit]).toEqual([id, 2]);
    }
  });

  test('has coverage, deadlines, readings and a formula once its clerk has filled it in', async () => {
    fillIn();
    const checked = await tongchou('policy', 'check', join(folder, city));
    expect(JSON.parse(checked.out)).toMatchObject({ faults: [], counts: { TO_FILL: 0 } });

    expect(await answerOf('policy', 'coverage', city)).toMatchObject({
      items: [
        { clause: 'YUN-1' },
        { clause: 'YUN-2' },
        { clause: 'YUN-3' },
        { clause: 'YUN-4', governs: [], reason: '解释权' },
      ],
    });
    expect(await answerOf('deadlines', 'show', city, 'YUN-2', '2024-05')).toMatchObject({
      deadlines: [{ statutory: '2024-05-12', operational: '2024-05-11', source: 'STATUTORY' }],
    });
    const { items } = (await answerOf('readings', 'list', city)) as { items: { id: string }[] };
    expect(items.map(({ id }) => id)).toEqual(['OQ-34', 'OQ-35', 'OQ-41', 'OQ-42']);
    const input = join(folder, 'input.json');
    writeFileSync(
      input,
      JSON.stringify({ budget: '1000.00', plannedToDate: '900.00', plan: '150.00' }),
    );
    expect(await answerOf('rules', 'evaluate', city, 'plan-guard', '--input', input)).toMatchObject(
      {
        city,
        result: { total: '1050.00', allowed: false, over: '50.00' },
      },
    );
  });

  test('a fault in its pack is said in words, with the command that lists them all', async () => {
    const units = readFileSync(join(folder, city, 'units.yaml'), 'utf8');
    process.env['TONGCHOU_POLICY_DIR'] = join(folder, 'copy');
    cpSync(join(folder, city), join(folder, 'copy', city), { recursive: true });
    writeFileSync(
      join(folder, 'copy', city, 'units.yaml'),
      units.replace('short: 甲县', 'kurz: 甲县'),
    );
    const said = await tongchou('policy', 'coverage', city);
    expect(said.exit).toBe(1);
    expect(said.err).toMatch(/units\.yaml:3.*policy check/);
    process.env['TONGCHOU_POLICY_DIR'] = join(folder, 'nowhere');
    expect((await tongchou('policy', 'coverage')).err).toContain('TONGCHOU_POLICY_DIR');
    process.env['TONGCHOU_POLICY_DIR'] = folder;
  });
});
