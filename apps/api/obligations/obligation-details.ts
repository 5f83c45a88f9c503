import type { Obligation } from '#contracts/api/obligations.js';
import { loadPack } from '#policy/load-packs.js';
import type { RungDefinition } from '#policy/schema/process.schema.js';
import type { FullObligation } from '#persistence/obligations/find-obligation.js';
import type {
  CheckpointRow,
  EscalationRow,
  ExcuseRow,
  ReceiptRow,
  WithholdingRow,
} from '#persistence/obligations/obligation-details.js';
import type { ObligationRow } from '#persistence/obligations/list-obligations.js';
import { textOf } from './obligation-item.js';

interface Details {
  readonly receipts: readonly ReceiptRow[];
  readonly withholdings: readonly WithholdingRow[];
  readonly checkpoints: readonly CheckpointRow[];
  readonly escalations: readonly EscalationRow[];
  readonly excuse: ExcuseRow | null;
}

type DetailKeys =
  | 'debtor'
  | 'creditor'
  | 'payment'
  | 'checkpoints'
  | 'receipts'
  | 'withholdings'
  | 'clock'
  | 'escalations'
  | 'nextRung'
  | 'excuse'
  | 'ladderCase';

/** What a single read of a duty adds to its line in the list. */
export function obligationDetails(
  row: FullObligation,
  { receipts, withholdings, checkpoints, escalations, excuse }: Details,
): Pick<Obligation, DetailKeys> {
  const rungs = ladderOf(row);
  const titleOf = (code: string): string =>
    rungs.find((rung) => rung.code === code)?.title.zh ?? code;
  return {
    debtor: row.debtor,
    creditor: row.creditor,
    payment:
      row.account !== null && row.reference !== null
        ? { account: row.account, reference: row.reference }
        : null,
    checkpoints: [...checkpoints],
    receipts: receipts.map(({ key, amount, valueDate, arrivedAt }) => ({
      key,
      amount,
      valueDate,
      statementDay: arrivedAt === null ? null : valueDate,
      arrivedAt: textOf(arrivedAt),
    })),
    withholdings: [...withholdings],
    clock: {
      dueInstant: textOf(row.dueInstant) ?? '',
      proofOfDay: row.proofArrivedAt === null ? null : row.statutory,
      proofArrivedAt: textOf(row.proofArrivedAt),
      breachedAt: textOf(row.breachedAt),
      declaredAt: textOf(row.declaredAt),
      explanation: [...row.explanation],
    },
    escalations: escalations.map(({ person, signedBy, at, signedAt, ...rung }) => ({
      ...rung,
      title: titleOf(rung.rung),
      at: textOf(at) ?? '',
      signedAt: textOf(signedAt),
      signedBy: signedBy === null ? null : { username: signedBy, person: person ?? signedBy },
    })),
    nextRung: nextRungOf(row, rungs),
    excuse: excuse && { ...excuse, at: textOf(excuse.at) ?? '' },
    ladderCase: row.ladderCase,
  };
}

/** The rungs that a unit's breaches climb, lowest first. */
export function ladderOf({
  city,
  unit,
}: Pick<ObligationRow, 'city' | 'unit'>): readonly RungDefinition[] {
  const pack = loadPack(city);
  const level = pack.units.find(({ code }) => code === unit)?.level;
  return [...pack.processes.values()]
    .flatMap(({ ladders }) => ladders)
    .filter(({ levels }) => levels.some((each) => each === level))
    .flatMap(({ rungs }) => rungs);
}

/** What escalates next, and when; while a signature is awaited or the ladder is held, when is open. */
export function nextRungOf(
  row: ObligationRow,
  rungs: readonly RungDefinition[],
): Obligation['nextRung'] {
  if (row.state !== 'OVERDUE' || row.declaredAt === null) return null;
  const next = rungs[rungs.findIndex(({ code }) => code === row.rung) + 1];
  return next ? { rung: next.code, title: next.title.zh, at: textOf(row.nextRungAt) } : null;
}
