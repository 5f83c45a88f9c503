import { StartProblem } from './start-problem.mjs';

/** What may stand after `npm start --`. Anything else is refused by name. */
export function parseOptions(argv) {
  let date = null;
  let city = null;
  let bare = false;
  let fresh = false;
  const rest = [...argv];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === '--bare') bare = true;
    else if (word === '--fresh') fresh = true;
    else if (word === '--date') date = realDay(rest.shift());
    else if (word.startsWith('--date=')) date = realDay(word.slice('--date='.length));
    else if (word === '--city') city = cityNames(rest.shift());
    else if (word.startsWith('--city=')) city = cityNames(word.slice('--city='.length));
    else throw unknownOption(word);
  }
  return { date, city, bare, fresh };
}

function realDay(text = '') {
  const shaped = /^\d{4}-\d{2}-\d{2}$/.test(text);
  const parsed = shaped ? new Date(`${text}T00:00:00Z`) : null;
  if (parsed && !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(text)) {
    return text;
  }
  throw new StartProblem(
    `--date 需要一个真实日期，例如 --date 2022-01-04；收到的是“${text}”。`,
    `--date needs a real day, such as --date 2022-01-04; it was given "${text}".`,
  );
}

/** Whether there are such cities is known once it is built. */
function cityNames(text = '') {
  if (/^[a-z]+(,[a-z]+)*$/.test(text)) return text;
  throw new StartProblem(
    `--city 需要城市代号，例如 --city handan、--city lishui,handan、--city all；收到的是“${text}”。`,
    `--city needs ids of cities, such as --city handan, --city lishui,handan or --city all; it was given "${text}".`,
    2,
  );
}

function unknownOption(word) {
  return new StartProblem(
    `不认识的参数 ${word}。可用：--city 代号、--date YYYY-MM-DD、--bare、--fresh（写在 npm start -- 之后）。`,
    `Unknown option ${word}. There are: --city ID, --date YYYY-MM-DD, --bare, --fresh (after npm start --).`,
  );
}

/** The port of the API and the web app; the only one that does not move aside. */
export function apiPort(text) {
  if (text === undefined || text === '') return 8080;
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= 65_535) return port;
  throw new StartProblem(
    `环境变量 PORT 应为 1–65535 的整数；收到的是“${text}”。`,
    `The environment variable PORT must be a whole number from 1 to 65535; it is "${text}".`,
  );
}
