import { reserves, mayMove, type TransferState } from '#domain/ledger/transfer-states.js';
import { covers, minus, plus, sum, type Yuan } from '#domain/money/yuan.js';
import type { TransferOrder } from '#persistence/ledger/open-transfer.js';

/** A transfer as the model remembers it. */
export interface ModelTransfer {
  readonly order: TransferOrder;
  /** Enough persons and departments decided. */
  readonly released: boolean;
  readonly outgoing: boolean;
  state: TransferState;
  reversed: boolean;
}

/** The ledger in a few lines: balances and transfers, with the rules in the plainest words. */
export class LedgerModel {
  readonly transfers: ModelTransfer[] = [];
  constructor(readonly balances: Map<string, Yuan>) {}

  balance(account: string): Yuan {
    const found = this.balances.get(account);
    if (found === undefined) throw new Error(`the model has no account ${account}`);
    return found;
  }

  reserved(account: string): Yuan {
    const mine = this.transfers.filter(
      ({ order, state, outgoing }) => outgoing && order.from === account && reserves(state),
    );
    return sum(mine.map((t) => t.order.amount));
  }

  available(account: string): Yuan {
    return minus(this.balance(account), this.reserved(account));
  }

  affords(account: string, amount: Yuan): boolean {
    return account.includes('/PAYER/') || covers(this.available(account), amount);
  }

  move(from: string, to: string, amount: Yuan): void {
    this.balances.set(from, minus(this.balance(from), amount));
    this.balances.set(to, plus(this.balance(to), amount));
  }

  /** Moves the transfer if the rules allow it, and says whether they did. */
  wish(transfer: ModelTransfer, to: TransferState): boolean {
    if (!mayMove(transfer.state, to)) return false;
    if (to === 'SUBMITTED' && !transfer.released) return false;
    transfer.state = to;
    return true;
  }
}
