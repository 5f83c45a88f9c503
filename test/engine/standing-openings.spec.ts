import { instantOf } from '#domain/time/instant.js';
import { loadPack } from '#policy/load-packs.js';
import type { Pack } from '#policy/pack.js';
import { withRunningPages } from '#policy/process/definition-of-page.js';
import { standingAt } from '../../apps/api/clock/standing-openings.js';

/** A city as if its pages said that they run. */
function running(city: string, ...ids: string[]): Pack {
  const pack = loadPack(city);
  const pages = new Map(
    ids.flatMap((id) => {
      const page = pack.pages.get(id);
      return page ? [[id, { ...page, law: { ...page.law, runs: true } }] as const] : [];
    }),
  );
  return { ...pack, pages, processes: withRunningPages({ ...pack, pages }) };
}

const standing = (pack: Pack, day: string): string[] =>
  standingAt(pack, instantOf(`${day}T09:00:00+08:00`)).map(
    ({ opening, period }) => `${opening.process} ${period}`,
  );

/** What had opened before an instance's date and is not over by then; a month counts from its opening. */
test.each([
  ['lishui', '2022-01-04', ['P09 2022']],
  ['lishui', '2022-02-28', ['P09 2022']],
  ['lishui', '2022-03-01', ['P08 2022', 'P09 2022']],
  ['lishui', '2022-06-30', ['P08 2022', 'P09 2022']],
  ['lishui', '2022-07-01', ['P09 2022']],
  ['lishui', '2022-12-31', ['P09 2023', 'P09 2022']],
  ['lishui', '2023-01-31', ['P09 2023', 'P20 2023']],
  ['lishui', '2023-02-01', ['P09 2023']],
  // The unit's plan of 2021 was due in September 2020; the advance of the first quarter is due on the 5th.
  ['handan', '2021-01-04', ['P12 2021-Q1']],
  ['handan', '2021-01-06', []],
  ['handan', '2021-09-17', ['P09 2022', 'P12 2021-Q4']],
  ['handan', '2021-12-31', ['P12 2022-Q1', 'P12 2021']],
  // Two years have run out: the first quarter of 2023 does not open, the end of 2022 does.
  ['handan', '2022-12-31', ['P12 2022']],
])('%s on %s: %j', (city, day, opened) => {
  expect(standing(running(city, 'P08', 'P09', 'P12', 'P20'), day)).toEqual(opened);
});
