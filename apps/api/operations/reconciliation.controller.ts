import { Controller, Get } from '@nestjs/common';
import type { Reconciliation } from '#contracts/api/operations.js';
import { instantText } from '#domain/time/instant.js';
import { Database } from '#persistence/database.js';
import { listDifferences } from '#persistence/operations/differences.js';
import { operationsState } from '#persistence/operations/operations-state.js';

const textOf = (at: Date | null): string | null => at && instantText(at.getTime());

/** `GET /reconciliation`: how far the comparison after a restore is; the operator's commands do it. */
@Controller('api/v1/reconciliation')
export class ReconciliationController {
  constructor(private readonly database: Database) {}

  @Get()
  async show(): Promise<Reconciliation> {
    const state = await operationsState(this.database);
    const kept = await listDifferences(this.database);
    return {
      reconciling: state.reconcilingSince !== null,
      since: textOf(state.reconcilingSince),
      from: state.reconcileFrom,
      checkedAt: textOf(state.checkedAt),
      open: kept.filter((each) => each.state === 'OPEN').length,
      items: kept.map((each) => ({
        ...each,
        foundAt: instantText(each.foundAt.getTime()),
        closedAt: textOf(each.closedAt),
      })),
    };
  }
}
