import type { Adapters } from '#adapters/adapters.js';
import type { Answer } from '#adapters/answer.js';
import type { Statement, StatementDay } from '#adapters/statements/statement.js';
import { addDays, day as dayText, type Day } from '#domain/time/day.js';
import { dayOf, startOf } from '#domain/time/instant.js';
import { fundAccounts } from '#policy/fund-accounts.js';
import type { Pack } from '#policy/pack.js';
import { outsideSilent } from './reconcile-problems.js';
import type { OutsideMovement } from './compare-books.js';

/** From here on a statement that has not come is missing, not merely late in the morning. */
const missedAtHour = 12;
const mostDays = 400;
const mostAsked = 4;

/** What the statements of some days show, and which of them have not come. */
export interface Statements {
  readonly movements: readonly OutsideMovement[];
  readonly statements: readonly (Statement & { readonly system: string })[];
  /** `account day` of each statement that was read. */
  readonly read: ReadonlySet<string>;
  readonly missing: readonly string[];
}

/** Reads the bank's and the treasury's statements of every day from one to yesterday (LS-3.b). */
export async function statementsSince(
  { bank, treasury }: Pick<Adapters, 'bank' | 'treasury'>,
  pack: Pack,
  from: string,
  now: number,
): Promise<Statements> {
  const movements = new Map<string, OutsideMovement>();
  const read = new Set<string>();
  const statements: (Statement & { readonly system: string })[] = [];
  const missing: string[] = [];
  const kept = fundAccounts(pack).filter((account) => !account.outside && account.bank !== null);
  const numbers = new Set(kept.map(({ number }) => number));
  for (const day of daysBefore(from, dayOf(now))) {
    const due = now >= startOf(addDays(day, 1), missedAtHour);
    for (const [system, source] of Object.entries({ bank, treasury })) {
      const answer = await rightlyAnswered(() => source.getStatements(day));
      if (answer.outcome !== 'ANSWERED') throw outsideSilent(`${system} ${day}`, answer.why);
      const right = answer.value.statements.filter(({ account }) => numbers.has(account));
      statements.push(...right.map((each) => ({ ...each, system })));
      take(right, day, movements, read);
      for (const account of kept.filter((each) => each.bank === system)) {
        if (due && !read.has(`${account.number} ${day}`))
          missing.push(`${system}/${account.id}/${day}`);
      }
    }
  }
  return { movements: [...movements.values()], statements, read, missing };
}

/** A statement that cannot be right is asked for again before it counts as missing. */
async function rightlyAnswered(
  ask: () => Promise<Answer<StatementDay>>,
): Promise<Answer<StatementDay>> {
  for (let asked = 1; ; asked += 1) {
    const answer = await ask();
    const suspect = answer.outcome === 'ANSWERED' && answer.value.suspect.length > 0;
    if (!suspect || asked === mostAsked) return answer;
  }
}

function take(
  statements: readonly Statement[],
  day: Day,
  movements: Map<string, OutsideMovement>,
  read: Set<string>,
): void {
  for (const { account, lines } of statements) {
    read.add(`${account} ${day}`);
    for (const { key, from, to, amount, valueDate } of lines) {
      movements.set(key, { key, from, to, amount, valueDate });
    }
  }
}

function daysBefore(from: string, today: Day): Day[] {
  const days: Day[] = [];
  for (let day = dayText(from); day < today && days.length < mostDays; day = addDays(day, 1)) {
    days.push(day);
  }
  return days;
}

/** What became of our own keys, asked one by one: today's statement is not out yet. */
export async function executedKeys(
  bank: Adapters['bank'],
  keys: readonly string[],
): Promise<readonly OutsideMovement[]> {
  const movements: OutsideMovement[] = [];
  for (const key of keys) {
    const answer = await bank.find(key);
    if (answer.outcome === 'UNKNOWN' && answer.why !== 'ACCEPTED') {
      throw outsideSilent(`bank ${key}`, answer.why);
    }
    if (answer.outcome !== 'EXECUTED') continue;
    const { amount, valueDate } = answer;
    movements.push({ key, from: null, to: null, amount, valueDate });
  }
  return movements;
}
