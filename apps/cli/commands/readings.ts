import { listReadings } from '#policy/readings-list.js';
import { cityPacks } from '../city-pack.js';
import { done, say, spoken, type Answer, type Manner } from '../terminal.js';

const STATUS = { PROPOSED: '建议', ADOPTED: '已采纳', BLOCKED: '待定' } as const;

/** `readings list [<city>]`; without a city every question once. */
export function readingsAnswer(manner: Manner, city: string): Answer {
  const items = listReadings(cityPacks(city));
  const lines = items.flatMap(
    ({
      id,
      question,
      chosen,
      status,
      decides,
      decidesMoney,
      why,
      awaits,
      alternatives,
      adoptedBy,
    }) => [
      `${id}  ${say(manner, question.zh, question.en)}`,
      `  ${say(manner, STATUS[status], status)}  ${chosen ?? awaits ?? ''}` +
        (adoptedBy === null ? '' : `  ${adoptedBy.person} ${adoptedBy.document} ${adoptedBy.on}`),
      ...alternatives.map(
        ({ code, text }) =>
          `    ${code === chosen ? '*' : ' '} ${code}  ${say(manner, text.zh, text.en)}`,
      ),
      ...(why === null ? [] : [`  ${say(manner, why.zh, why.en)}`]),
      ...(decidesMoney
        ? [
            say(
              manner,
              '  定钱：采用前不得据以入账、付款',
              '  decides about money: nothing is booked or paid on it before it is adopted',
            ),
          ]
        : []),
      say(manner, `  由${decides.zh}定`, `  decided by: ${decides.en}`),
    ],
  );
  // The document speaks one language, as `deadlines show` does.
  return done({ items: spoken(manner, items) }, lines);
}
