import { bookDay } from '#activities/statements/book-day.js';
import type { Import } from '#activities/statements/book-statement.js';
import type { Statement, StatementLine } from '#adapters/statements/statement.js';
import { minus, plus, yuan } from '#domain/money/yuan.js';
import { day } from '#domain/time/day.js';
import { fundAccounts, type FundAccount } from '#policy/fund-accounts.js';
import { loadPack } from '#policy/load-packs.js';
import type { Database } from '#persistence/database.js';
import { openBalances } from '#persistence/ledger/open-balances.js';
import { at } from '../obligations/duty-city.js';
import { receiptCity } from './receipt-city.js';

export const pack = loadPack('lishui');
export const now = at('2022-10-10T09:00');
export const sfa = '331100110010001';
export const expCity = '331100210010001';
export const provider = '331100520010001';
/** Our own accounts, by number. */
export const own = new Map(
  fundAccounts(pack)
    .filter(({ outside }) => !outside)
    .map((account) => [account.number, account]),
);

export function accountOf(number: string): FundAccount {
  const found = own.get(number);
  if (!found) throw new Error(number);
  return found;
}

type Line = Omit<StatementLine, 'valueDate'>;
let sequence = 0;

/** A line by which money leaves the special account. */
export const out = (key: string, amount: string, to = provider): Line => ({
  sequence: (sequence += 1),
  key,
  direction: 'OUT',
  from: sfa,
  to,
  amount: yuan(amount),
  reference: '',
  payer: null,
});

/** A line by which somebody unknown pays in. */
export const into = (key: string, amount: string, change: Partial<Line> = {}): Line => ({
  ...out(key, amount, sfa),
  direction: 'IN',
  from: '331100510010001',
  payer: { unit: null, name: '某人' },
  ...change,
});

/** A city with 1,000.00 on its special account, and the bank that gives out its statements. */
export class StatementCity {
  /** What the bank says is on an account; a test may make it say something else. */
  readonly balances = new Map([[sfa, '1000.00']]);
  /** Accounts that lack an earlier statement. */
  readonly gaps = new Set<string>();

  private constructor(readonly database: Database) {}

  static async open(name: string): Promise<StatementCity> {
    const database = await receiptCity(name);
    await database.tx((sql) =>
      openBalances(
        sql,
        [{ account: '331100.SFA_CITY.EMPLOYEE', amount: yuan('1000.00') }],
        { valueDate: day('2022-07-01'), clause: 'LS-3.b', pack: pack.reference },
        { at: now, actor: 'test' },
      ),
    );
    return new StatementCity(database);
  }

  /** The keeper's statement of a day, whose balances follow its lines. */
  async statement(of: string, lines: readonly Line[], account = sfa): Promise<void> {
    const opening = yuan(this.balances.get(account) ?? '0.00');
    const closing = lines.reduce(
      (sum, { direction, amount }) => (direction === 'IN' ? plus(sum, amount) : minus(sum, amount)),
      opening,
    );
    this.balances.set(account, closing);
    await this.book('bank', {
      account,
      day: day(of),
      issuedAt: `${of}T08:00:00+08:00`,
      opening,
      closing,
      lines: lines.map((line) => ({ ...line, valueDate: day(of) })),
    });
  }

  async book(origin: Import['origin'], statement: Statement): Promise<void> {
    const { gaps } = this;
    await this.database.tx((sql) =>
      bookDay(sql, { pack, origin, own, gaps, now }, statement.day, [statement]),
    );
  }

  /** Payments that nobody ordered, by the bank's numbers. */
  items(): Promise<
    {
      readonly caseId: string;
      readonly key: string;
      readonly why: string;
      readonly as: string | null;
    }[]
  > {
    return this.database.rows(
      `SELECT case_id AS "caseId", bank_key AS key, why, resolved_as AS "as" FROM unordered_payment ORDER BY bank_sequence`,
    );
  }

  /** As if the accountant had said that the money is expected back. */
  async awaits(caseId: string): Promise<void> {
    await this.database.rows(`UPDATE process_case SET state = 'AWAITING_REFUND' WHERE id = $1`, [
      caseId,
    ]);
  }

  /** Whether the newest statement of the special account closes with something else than our books. */
  async differs(): Promise<boolean | undefined> {
    const [row] = await this.database.rows<{ differs: boolean }>(
      `SELECT closing <> books AS differs FROM statement WHERE account_id = $1 ORDER BY day DESC LIMIT 1`,
      [accountOf(sfa).id],
    );
    return row?.differs;
  }

  /** A movement of our books, by its key. */
  kept(key: string) {
    return this.database.rows(
      `SELECT t.direction, f.type AS "from", g.type AS "to", t.amount, t.state, t.label FROM transfer t
         JOIN fund_account f ON f.id = t.from_account JOIN fund_account g ON g.id = t.to_account WHERE t.key = $1`,
      [key],
    );
  }
}
