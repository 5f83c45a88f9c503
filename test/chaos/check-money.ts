import { compare, sum, yuan } from '#domain/money/yuan.js';
import type { Facts, Finding, JournalFact, TransferFact } from './facts.js';

const moved = new Set(['POSTED']);
const over = new Set(['POSTED', 'FAILED', 'VOID', 'EXPIRED']);

const essence = (of: JournalFact | TransferFact): string =>
  [of.from ?? '', of.to, of.amount, of.valueDate ?? ''].join(' ');

function twice<Item>(
  items: readonly Item[],
  name: (item: Item) => string,
): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(name(item), (counts.get(name(item)) ?? 0) + 1);
  return [...counts].filter(([, count]) => count > 1);
}

/** Ledger = bank's journal: the same keys, each once, with the same content. */
export function checkJournal({ journal, transfers }: Facts): Finding[] {
  const lines = new Map(journal.map((line) => [line.key, line]));
  const posted = transfers.filter(({ state }) => moved.has(state));
  const known = new Map(posted.map((transfer) => [transfer.key, transfer]));
  return [
    ...twice(journal, ({ key }) => key).map(([id, count]) => ({
      check: 'EXECUTED_TWICE',
      id,
      detail: `${count} lines at the bank`,
    })),
    ...journal
      .filter(({ key }) => !known.has(key))
      .map((line) => ({ check: 'NOT_IN_LEDGER', id: line.key, detail: essence(line) })),
    ...posted
      .filter(({ key }) => !lines.has(key))
      .map((transfer) => ({ check: 'NOT_AT_BANK', id: transfer.key, detail: essence(transfer) })),
    ...posted.flatMap((transfer) => {
      const line = lines.get(transfer.key);
      if (!line || essence(line) === essence(transfer)) return [];
      const detail = `ledger ${essence(transfer)}, bank ${essence(line)}`;
      return [{ check: 'DIFFERENT', id: transfer.key, detail }];
    }),
  ];
}

/** A duty is paid by one instalment; a second needs the first to be dead. */
export function checkOnce({ transfers, vouchers }: Facts): Finding[] {
  const paid = transfers.filter(({ state, direction }) => moved.has(state) && direction === 'OUT');
  const handed = new Map(vouchers.map(({ key, amount }) => [key, amount]));
  return [
    ...twice(paid, ({ caseId, obligation }) => `${caseId}/${obligation}`).map(([id, count]) => ({
      check: 'PAID_TWICE',
      id,
      detail: `${count} instalments posted`,
    })),
    ...twice(vouchers, ({ key }) => key).map(([id, count]) => ({
      check: 'VOUCHER_TWICE',
      id,
      detail: `${count} vouchers`,
    })),
    ...paid
      .filter(({ key, amount }) => handed.get(key) !== amount)
      .map(({ key, amount }) => ({
        check: 'VOUCHER_MISSING',
        id: key,
        detail: `${amount} posted, voucher says ${handed.get(key) ?? 'nothing'}`,
      })),
    ...transfers
      .filter(({ state, openTasks, nextAskAt }) => !over.has(state) && !openTasks && !nextAskAt)
      .map(({ key, state }) => ({ check: 'TRANSFER_LOST', id: key, detail: state })),
  ];
}

/** Ledger = decisions: who released it, from how many departments, and for how much. */
export function checkReleases({ transfers }: Facts): Finding[] {
  const paid = transfers.filter(({ state, direction }) => moved.has(state) && direction === 'OUT');
  return paid.flatMap((transfer) => {
    const { key, releases, amount } = transfer;
    const persons = new Set(releases.map(({ person }) => person)).size;
    const departments = new Set(releases.map(({ department }) => department)).size;
    const needed = leavesFiscalAccount(transfer) ? 2 : 1;
    const found: Finding[] = [];
    if (persons < 2 || departments < needed) {
      const detail = `${persons} persons of ${departments} departments`;
      found.push({ check: 'RELEASED_BY_TOO_FEW', id: key, detail });
    }
    for (const approved of approvedFigures(transfer)) {
      if (compare(yuan(approved), yuan(amount)) === 0) continue;
      const detail = `${amount} paid, ${approved} approved`;
      found.push({ check: 'NOT_AS_DECIDED', id: key, detail });
    }
    return found;
  });
}

const leavesFiscalAccount = ({ fromType, toType }: TransferFact): boolean =>
  fromType.startsWith('SFA_') && !toType.startsWith('SFA_');

/** What the last approval of the sheet says about this transfer: one unit's line, or all of them. */
function approvedFigures({ releases, unit, fromType }: TransferFact): readonly string[] {
  const sheet = releases.find(({ kind }) => kind === 'p11.financeApprove')?.approved;
  if (!sheet) return [];
  if (fromType.startsWith('SFA_')) return [sum(sheet.map(({ amount }) => yuan(amount)))];
  return sheet.filter((line) => line.unit === unit).map(({ amount }) => amount);
}

/** Every fund's accounts sum to zero, and the ledger's own audit finds nothing (M22). */
export function checkBooks({ funds, ledger }: Facts): Finding[] {
  return [
    ...funds
      .filter(({ sum: total }) => compare(yuan(total), yuan('0.00')) !== 0)
      .map(({ fund, sum: total }) => ({ check: 'FUND_SUM', id: fund, detail: total })),
    ...ledger.map(({ check, id, expected, found }) => ({
      check: `LEDGER_${check}`,
      id,
      detail: `expected ${expected}, found ${found}`,
    })),
  ];
}
