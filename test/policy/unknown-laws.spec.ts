import { unknownLaws } from '#policy/unknown-laws.js';

const open = {
  city: 'lishui',
  pack: 'lishui@2022-01-01.3',
  workflowType: 'inOrder',
  count: 2,
  example: 'lishui/P20/331100/EMPLOYEE/2023',
};

describe('what open cases go by and is not here', () => {
  test('is nothing for versions in force and kept, and for cases that pinned none', () => {
    const kept = { ...open, pack: 'lishui@2022-01-01.1', workflowType: 'countySubsidy' };
    const older = { ...kept, pack: 'lishui@2022-01-01.2' };
    expect(unknownLaws([open, kept, older, { ...open, pack: null }])).toEqual([]);
    expect(unknownLaws([])).toEqual([]);
  });

  test('is a version that was taken away: how many, which, and what to do, in both languages', () => {
    const gone = { ...open, pack: 'lishui@2021-01-01.7' };
    const also = { ...gone, workflowType: 'openItem', count: 3, example: 'lishui/P26/x' };
    const [words, ...more] = unknownLaws([open, gone, also]);
    expect(more).toEqual([]);
    for (const text of [words?.zh, words?.en]) {
      expect(text).toContain('lishui@2021-01-01.7');
      expect(text).toContain('versions/2021-01-01.7');
      expect(text).toContain(open.example);
      expect(text).toMatch(/^5 /);
    }
    expect(words?.zh).toMatch(/放回/);
  });

  test('is a city without a pack, and a workflow that this program does not have', () => {
    const city = { ...open, city: 'atlantis', pack: 'atlantis@2022-01-01.1' };
    const type = { ...open, workflowType: 'ofTomorrow' };
    const said = unknownLaws([city, type, { ...type, city: 'handan', pack: null, count: 4 }]);
    expect(said.map(({ en }) => en)).toEqual([
      expect.stringMatching(/^2 open cases go by version atlantis@2022-01-01\.1 .* put /),
      expect.stringMatching(/^6 open cases run as ofTomorrow .* use the release/),
    ]);
  });

  test('is a version whose name leads out of its folder', () => {
    expect(unknownLaws([{ ...open, pack: 'lishui@../../handan' }])).toHaveLength(1);
  });
});
