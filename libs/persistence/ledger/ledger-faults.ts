import type { TransferState } from '#domain/ledger/transfer-states.js';

/** Why the ledger refused. Texts are for people; a program looks at the class and its fields. */
export abstract class LedgerFault extends Error {
  override get name(): string {
    return this.constructor.name;
  }
}

/** M05: the key is taken by a transfer of other content. Somebody must look; see `inLedger`. */
export class KeyReused extends LedgerFault {
  constructor(
    readonly key: string,
    readonly storedHash: string,
    readonly offeredHash: string,
  ) {
    super(
      `转账键 ${key} 已用于另一笔内容，未作任何改动。请核对原单。 / ` +
        `Key ${key} belongs to a transfer of other content; nothing was changed. Compare with the first order.`,
    );
  }
}

/** M10: too few persons or departments decided, so the money stays. */
export class ReleaseRefused extends LedgerFault {
  constructor(
    readonly key: string,
    readonly persons: number,
    readonly departments: number,
    readonly needed: { readonly persons: number; readonly departments: number },
  ) {
    super(
      `转账 ${key} 只有 ${persons} 人、${departments} 个部门审定，须 ${needed.persons} 人、${needed.departments} 个部门。请补齐审批。 / ` +
        `Transfer ${key} was decided by ${persons} person(s) of ${departments} department(s); ` +
        `${needed.persons} and ${needed.departments} are needed. Let the missing ones decide.`,
    );
  }
}

/** M07: there is no such move from the state the transfer is in. */
export class MoveRefused extends LedgerFault {
  constructor(
    readonly key: string,
    readonly from: TransferState,
    readonly to: TransferState,
  ) {
    super(
      `转账 ${key} 不能由 ${from} 变为 ${to}。请先查询银行。 / ` +
        `Transfer ${key} cannot go from ${from} to ${to}. Ask the bank what became of it first.`,
    );
  }
}

/** There is no transfer of that key. */
export class TransferUnknownKey extends LedgerFault {
  constructor(readonly key: string) {
    super(`没有转账 ${key}。 / There is no transfer ${key}.`);
  }
}

/** M11: an entry is reversed at most once. */
export class ReversalRefused extends LedgerFault {
  constructor(
    readonly key: string,
    readonly why: 'ALREADY_REVERSED' | 'NOT_POSTED',
  ) {
    super(
      why === 'NOT_POSTED'
        ? `转账 ${key} 尚未入账，无从冲正。 / Transfer ${key} is not posted, so there is nothing to reverse.`
        : `转账 ${key} 已被另一决定冲正。 / Transfer ${key} was reversed by another decision already.`,
    );
  }
}

/** A rule that SQL keeps by itself said no; `rule` is its code or the constraint's name. */
export class RuleRefused extends LedgerFault {
  constructor(
    readonly rule: string,
    message: string,
    options: ErrorOptions,
  ) {
    super(
      `账务规则 ${rule} 拒绝了此操作。 / Ledger rule ${rule} refused this: ${message}`,
      options,
    );
  }
}
