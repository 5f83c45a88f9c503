import { processesOf } from '#policy/catalogued.js';
import { parametersOf } from '#policy/parameters.js';
import { cityPacks } from '../city-pack.js';
import { done, say, spoken, type Answer, type Manner } from '../terminal.js';

/** 原则上 and its like stand beside the source; an order is not said. */
const notOrdered = (strength: string): string => (strength === 'SHALL' ? '' : ` ${strength}`);

/** `policy parameters [<city>]`: every parameter with its days, clause, words and source. */
export function parametersAnswer(manner: Manner, city: string): Answer {
  const items = cityPacks(city).flatMap((pack) =>
    parametersOf(pack).map((each) => ({ city: pack.id, ...each })),
  );
  const lines = items.map(({ city: of, key, fund, value, unit, source, strength, clause }) => {
    const text = value === null ? say(manner, '未定', 'UNSET') : String(value);
    return `${of}  ${fund === null ? key : `${key} ${fund}`} = ${text} (${unit})  ${source}${notOrdered(strength)}  ${clause ?? ''}`;
  });
  return done({ items }, lines);
}

/** `policy processes [<city>]`: who leads, who does what, on which day, and what a miss leads to. */
export function processesAnswer(manner: Manner, city: string): Answer {
  const items = cityPacks(city).flatMap(processesOf);
  const lines = items.flatMap(({ city: of, id, title, lead, steps, dates, ladder, waitsFor }) => [
    `${of}  ${id}  ${say(manner, title.zh, title.en)}  ${lead}`,
    ...steps.map(
      ({ office, does, clause }) =>
        `    ${office}  ${say(manner, does.zh, does.en)}  ${clause ?? ''}`,
    ),
    ...dates.map(
      ({ what, clause, source, strength }) =>
        `    @ ${say(manner, what.zh, what.en)}  ${clause}  ${source}${notOrdered(strength)}`,
    ),
    ...waitsFor.map((key) => say(manner, `    ? 待定 ${key}`, `    ? undecided ${key}`)),
    ...ladder.map(
      ({ leadsTo, clause, source }) =>
        `    ! ${say(manner, leadsTo.zh, leadsTo.en)}  ${clause ?? ''}  ${source}`,
    ),
  ]);
  return done({ items: spoken(manner, items) }, lines);
}
