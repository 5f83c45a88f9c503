import { seatsOf } from '#contracts/process/stages.js';
import type { ClauseUse, Governed } from '../clause-uses.js';
import { casesOf, placesOfCase, remittersOfCase } from './page-names.js';
import type { Page } from './read.js';

interface Cited {
  readonly clause: string | null;
  readonly byFund: Readonly<Record<string, string>>;
}

const useOf = (item: Cited & object, id: string, governs: Governed): ClauseUse[] =>
  [item.clause, ...Object.values(item.byFund)].flatMap((clause) =>
    clause === null ? [] : [{ item, id, clause, quote: null, governs }],
  );

/** Every place of a page that rests on a clause. The words are the register's own: a page quotes nothing. */
export function usesOfPage(page: Page): ClauseUse[] {
  const { law } = page;
  const itself: Governed = { kind: 'PROCESS', id: law.id };
  const openings = [law.opens, ...casesOf(page).flatMap(([, { opens }]) => opens ?? [])];
  return [
    ...useOf(law, law.id, itself),
    ...openings.flatMap((each) => useOf(each, law.id, itself)),
    ...casesOf(page).flatMap(([, of]) => [
      ...placesOfCase(of).flatMap((place) => [
        ...(place.all ? useOf(place, law.id, itself) : []),
        ...(place.silence ? useOf(place.silence, law.id, itself) : []),
        ...seatsOf(place).flatMap((seat) =>
          useOf(place.all ? seat : place, seat.step, { kind: 'FORM', id: seat.step }),
        ),
      ]),
      ...remittersOfCase(of).flatMap((place) =>
        useOf(place, place.step ?? '', { kind: 'FORM', id: place.step ?? '' }),
      ),
      ...of.stages.flatMap(({ fetch, record }) => [
        ...(fetch ? useOf(fetch, law.id, itself) : []),
        ...(record ? useOf(record, law.id, itself) : []),
        ...(record?.books ?? []).flatMap((each) => useOf(each, law.id, itself)),
      ]),
    ]),
    ...law.obligations.flatMap((each) => [
      ...useOf(each, each.code, { kind: 'DEADLINE', id: `${law.id}.${each.code}` }),
      ...(each.receivedAs ? useOf(each.receivedAs, each.code, itself) : []),
    ]),
    ...law.transfers.flatMap((each) => useOf(each, each.code, itself)),
    ...law.parameters.flatMap((each): ClauseUse[] =>
      each.clause === null
        ? []
        : [
            {
              item: each,
              id: each.key,
              clause: each.clause,
              quote: each.quote,
              governs: { kind: 'PARAMETER', id: each.key },
            },
          ],
    ),
  ];
}
