import { createHash } from 'node:crypto';
import type { Statement, StatementLine } from '#adapters/statements/statement.js';
import { accountId, type FundAccount } from '#policy/fund-accounts.js';
import type { Pack } from '#policy/pack.js';
import type { Sql } from '#persistence/database.js';
import { bookIncoming } from '#persistence/ledger/book-incoming.js';
import { proofArrived } from '#persistence/obligations/keep-obligations.js';
import { postToEngine } from '#persistence/outbox/post-to-engine.js';
import { casesAwaitingFunds } from '#persistence/steps/money-facts.js';
import { recordStatement } from '#persistence/steps/statement-rows.js';
import { openMoneyItem } from '../open-items/open-money-item.js';
import { statementArrived } from '../open-items/statement-arrived.js';
import { caseOfRemark, countReceipt } from '../receipts/match-receipt.js';
import { system } from '../work.js';

/** 对账: what a statement's line is booked under (LS-3.b). */
const clause = 'LS-3.b';

/** Keeps one account's statement of one day and books the money it shows, once. */
export async function bookStatement(
  sql: Sql,
  pack: Pack,
  origin: 'bank' | 'treasury',
  account: FundAccount,
  { day, lines }: Statement,
  now: number,
): Promise<void> {
  const hash = createHash('sha256').update(JSON.stringify(lines)).digest('hex');
  // Money may reach an account by the other house; only the keeper's own statement proves its day.
  const keeps = account.bank === origin;
  const statement = { system: origin, account: account.id, day, hash, lines, at: now };
  if (keeps && !(await recordStatement(sql, statement))) return;
  const incoming = lines.filter(({ key, direction }) => direction === 'IN' && !isOurs(key, pack));
  for (const line of incoming) await bookLine(sql, pack, account, line, now);
  if (keeps) {
    await proofArrived(sql, account.id, day, now);
    await statementArrived(sql, account.id, day, now);
  }
  if (incoming.length > 0) await tellWaiting(sql, account, `${day}/${hash}`);
}

/** Our own orders are posted when the bank executes them; their keys begin with the case. */
const isOurs = (key: string, pack: Pack): boolean => key.startsWith(`${pack.id}/P`);

async function bookLine(
  sql: Sql,
  pack: Pack,
  account: FundAccount,
  line: StatementLine,
  now: number,
): Promise<void> {
  const caseId = await caseOfRemark(sql, line.reference, account.id);
  const { booked } = await bookIncoming(
    sql,
    {
      key: line.key,
      to: account.number,
      from: payerOf(pack, account, line),
      amount: line.amount,
      valueDate: line.valueDate,
      reference: line.reference || null,
      label: caseId === undefined ? 'SUSPENSE' : null,
      clause,
      pack: pack.reference,
    },
    { at: now, actor: system },
  );
  if (!booked) return;
  const transferKey = line.key;
  if (caseId) return countReceipt(sql, { transferKey, caseId, decisionId: null }, now);
  const payer = line.payer?.name ?? null;
  await openMoneyItem(sql, { kind: 'UNMATCHED', transferKey, payer }, now);
}

/** Whose outside account stands for the payer: the unit's budget if it is named and may pay here, else whoever may. */
function payerOf(pack: Pack, account: FundAccount, { payer }: StatementLine): string {
  const mayPay = (type: string): boolean =>
    pack.accountPairs.pairs.some((pair) => pair.from === type && pair.to === account.type);
  const unit = pack.units.find(({ code }) => code === payer?.unit);
  if (unit?.level === 'COUNTY_UNIT' && mayPay('FIN_COUNTY')) {
    return accountId(unit.code, 'FIN_COUNTY', account.fund);
  }
  if (unit?.level === 'CITY' && mayPay('FIN_CITY')) {
    return accountId(unit.code, 'FIN_CITY', account.fund);
  }
  const type = ['PAYER', 'PROVIDER'].find(mayPay) ?? 'PAYER';
  return accountId(pack.division, type, account.fund);
}

/** Money has come: whoever waits for funds of that fund tries again (decisions 22), also by a day's second statement. */
async function tellWaiting(
  sql: Sql,
  { city, fund, id }: FundAccount,
  statement: string,
): Promise<void> {
  for (const waiting of await casesAwaitingFunds(sql, city, fund)) {
    await postToEngine(sql, {
      kind: 'SIGNAL',
      workflowId: waiting,
      name: 'notice',
      key: `${waiting}/RECEIPT/${id}/${statement}`,
      payload: { kind: 'RECEIPT' },
    });
  }
}
