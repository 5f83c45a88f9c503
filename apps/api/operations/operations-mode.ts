import type { Banner } from '#contracts/api/operations.js';
import type { Database } from '#persistence/database.js';
import { operationsState, type OperationsState } from '#persistence/operations/operations-state.js';
import type { ProductionGuard } from './production-guard.js';

/** A restore waits longer than this before it touches anything. */
const rememberMs = 1_000;

const nothing: OperationsState = {
  maintenance: false,
  reconcilingSince: null,
  reconcileFrom: null,
  restoredBackup: null,
  checkedAt: null,
};

const words = {
  MAINTENANCE: {
    zh: '系统维护中，正在恢复数据，请稍后重试',
    en: 'Maintenance: data is being restored; try again shortly',
  },
  RECONCILING: {
    zh: '恢复备份后正在与银行对账：可以办理，资金暂缓划拨',
    en: 'The books are being compared with the bank after a restore: work goes on, money is held',
  },
} as const;

/** What a restore has told everybody, asked of PostgreSQL once a second at most. */
export class OperationsMode {
  private told: { readonly at: number; readonly state: Promise<OperationsState> } | undefined;

  constructor(
    private readonly database: Database,
    private readonly guard: ProductionGuard,
  ) {}

  /** Throws while something of a demo keeps a real instance from serving. */
  async mustServe(): Promise<void> {
    await this.guard.mustServe();
  }

  /** A database that is away says nothing about it; who needs the database is told otherwise. */
  read(): Promise<OperationsState> {
    if (!this.told || Date.now() - this.told.at > rememberMs) {
      this.told = { at: Date.now(), state: operationsState(this.database).catch(() => nothing) };
    }
    return this.told.state;
  }

  async banner(): Promise<Banner | null> {
    const { maintenance, reconcilingSince } = await this.read();
    if (maintenance) return { code: 'MAINTENANCE', ...words.MAINTENANCE };
    return reconcilingSince === null ? null : { code: 'RECONCILING', ...words.RECONCILING };
  }
}
