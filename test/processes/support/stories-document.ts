import { day } from '#domain/time/day.js';
import { processesOf } from '#policy/catalogued.js';
import { beginningOf } from '#policy/cities.js';
import { packs } from '#policy/load-packs.js';
import type { Pack } from '#policy/pack.js';
import { listProcesses, type ListedProcess } from '#policy/process/list.js';
import type { Walk } from './story.js';

/** A story of a city: how many acts it has; null: nobody has written one. */
type Told = (city: string, process: string) => number | null;

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string[] => [
  '',
  row(head),
  row(head.map(() => '---')),
  ...rows.map(row),
];

/** As the city's rules stand on the day on which its demo begins. */
const listedIn = (pack: Pack): readonly ListedProcess[] =>
  listProcesses(day(beginningOf([pack.id]) ?? pack.validFrom.value), [{ pack, amendments: [] }]);

const link = (city: string, id: string): string => `../../test/processes/${city}/${id}.story.yaml`;

function cellOf(told: Told, { city, id, state }: ListedProcess): string {
  const acts = told(city, id);
  if (state === 'NOT_IN_DOCUMENT') return '–';
  return acts === null ? state : `${state} [✓](${link(city, id)})`;
}

function rowOf(told: Told, pack: Pack, { city, id, title, state, missing }: ListedProcess) {
  const acts = told(city, id);
  const clauses = processesOf(pack).find((each) => each.id === id)?.clauses ?? [];
  return [
    `${id} ${title.zh}`,
    [state, ...missing.map((key) => `\`${key}\``)].join(' '),
    clauses.join(' '),
    acts === null ? '' : `[${acts} acts](${link(city, id)})`,
  ];
}

/** docs/processes/stories.md: process by city, how it stands, which clauses rule it, and its story. */
export function storiesDocument(walks: readonly Walk[]): string {
  const told: Told = (city, process) => {
    const acts = walks.find((walk) => walk.city === city)?.acts ?? [];
    return acts.filter(({ story }) => story === process).length || null;
  };
  const cities = packs();
  const listed = new Map(cities.map((pack) => [pack.id, listedIn(pack)]));
  const ids = [...new Set([...listed.values()].flat().map(({ id }) => id))].sort();
  const at = (pack: Pack, id: string) => listed.get(pack.id)?.find((each) => each.id === id);
  const titleOf = (id: string) => cities.flatMap((pack) => at(pack, id)?.title.zh ?? [])[0] ?? id;
  return [
    '# 流程、城市和故事 · Processes, cities and their stories',
    '',
    '由规则包和 `test/processes` 的故事生成，不要手改；`npm run stories` 全部走通后写出。状态是各市演示开始那天的；✓ 是有故事、',
    '并且走得通的；– 是该市文件没有的。怎样写故事见 [stories](../stories.md)。 Generated from packs and stories, written when all',
    'of them have come to their end. States are those of the day on which a city’s demo begins.',
    ...table(
      ['', ...cities.map(({ name }) => name.zh)],
      ids.map((id) => [
        `${id} ${titleOf(id)}`,
        ...cities.map((pack) => {
          const process = at(pack, id);
          return process ? cellOf(told, process) : '–';
        }),
      ]),
    ),
    ...cities.flatMap((pack) => [
      '',
      `## ${pack.name.zh} ${pack.name.en}`,
      ...table(
        ['流程', '状态', '条款', '故事'],
        (listed.get(pack.id) ?? [])
          .filter(({ state }) => state !== 'NOT_IN_DOCUMENT')
          .map((each) => rowOf(told, pack, each)),
      ),
    ]),
    '',
  ].join('\n');
}
