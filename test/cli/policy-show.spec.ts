import { run } from '../../apps/cli/program.js';

async function tongchou(...words: string[]): Promise<{ exit: number; out: string; err: string }> {
  const out: string[] = [];
  const err: string[] = [];
  const exit = await run(words, {
    answer: (text) => out.push(text),
    talk: (text) => err.push(text),
  });
  return { exit, out: out.join('\n'), err: err.join('\n') };
}

interface Shown {
  readonly title: string;
  readonly way: readonly {
    readonly step?: string;
    readonly place: string | null;
    readonly desk: string | null;
  }[];
  readonly obligations: readonly object[];
}

describe('policy show', () => {
  test('prints the page of a process as a table, in either language', async () => {
    const chinese = await tongchou('policy', 'show', 'handan', 'P09');
    const english = await tongchou('policy', 'show', 'handan', 'P09', '--lang', 'en');

    expect(chinese.exit).toBe(0);
    expect(chinese.out).toMatch(/^# P09 基金预算编制与调整 · 邯郸市/);
    expect(chinese.out).toMatch(
      /\| 2a \| 财政部门会签 \| \{unit\}\.FINANCE\.reviewer \| HD-8\.a \| 编制收支计划 \|/,
    );
    expect(chinese.out).toMatch(/未定（由市政府（市医保局会同市财政局提出）定）/);
    expect(english.out).toMatch(/\| 2a \| Finance agrees \| .* \| HD-8\.a \| Draw up the plan \|/);
    expect(english.out).not.toMatch(/[\u4E00-\u9FFF]/);
  });

  test('answers one JSON document', async () => {
    const { out, exit } = await tongchou('policy', 'show', 'handan', 'P12', '--json');
    const shown = JSON.parse(out) as Shown;

    expect([exit, shown.title]).toEqual([0, '周转金拨付与年末退回']);
    expect(shown.way.filter(({ place }) => place !== null)).toHaveLength(8);
    expect(shown.obligations).toHaveLength(3);
  });

  test.each([
    ['handan', 'P99', /P99.*P09、P11、P12/],
    ['jilin', 'P09', /没有写成页面的流程 P09/],
    ['nowhere', 'P09', /没有城市 nowhere/],
  ])('of %s %s is wrong input, and says what there is', async (city, process, says) => {
    const { exit, err } = await tongchou('policy', 'show', city, process);
    expect(exit).toBe(2);
    expect(err).toMatch(says);
  });

  test('policy check looks the words of processes through too', async () => {
    const { exit, out } = await tongchou('policy', 'check', '--json');
    const { faults, undecided } = JSON.parse(out) as {
      readonly faults: readonly object[];
      readonly undecided: readonly { readonly id: string; readonly decides: string | null }[];
    };

    expect([exit, faults]).toEqual([0, []]);
    expect(undecided).toContainEqual(
      expect.objectContaining({ id: 'P09.CITY_BUDGET', decides: '市财政局', clause: 'LS-2.b' }),
    );
  });
});
