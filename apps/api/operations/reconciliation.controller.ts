import { Controller, Get, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Reconciliation } from '#contracts/api/operations.js';
import { instantText } from '#domain/time/instant.js';
import { Database } from '#persistence/database.js';
import { listDifferences } from '#persistence/operations/differences.js';
import { operationsState } from '#persistence/operations/operations-state.js';
import { actorIn, isOperator } from '../http/actor.js';

const textOf = (at: Date | null): string | null => at && instantText(at.getTime());

/**
 * `GET /reconciliation`: how far the comparison after a restore is; the operator's commands do it. The
 * administrator reads how many differences are open; the money itself is other people's cases.
 */
@Controller('api/v1/reconciliation')
export class ReconciliationController {
  constructor(private readonly database: Database) {}

  @Get()
  async show(@Req() request: FastifyRequest): Promise<Reconciliation> {
    const state = await operationsState(this.database);
    const kept = await listDifferences(this.database);
    const shown = isOperator(actorIn(request)) ? kept : [];
    return {
      reconciling: state.reconcilingSince !== null,
      since: textOf(state.reconcilingSince),
      from: state.reconcileFrom,
      checkedAt: textOf(state.checkedAt),
      open: kept.filter((each) => each.state === 'OPEN').length,
      items: shown.map((each) => ({
        ...each,
        foundAt: instantText(each.foundAt.getTime()),
        closedAt: textOf(each.closedAt),
      })),
    };
  }
}
