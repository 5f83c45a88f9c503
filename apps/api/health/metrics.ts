import { Injectable, Optional } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { addDays } from '#domain/time/day.js';
import { dayOf } from '#domain/time/instant.js';
import { BusinessClock } from '#persistence/clock/business-clock.js';
import { Database } from '#persistence/database.js';
import { deliveryState } from '#persistence/notices/delivery-state.js';
import { refusalsSeen } from '#persistence/operations/engine-refusals.js';
import { figures, statementsMissing } from '#persistence/operations/figures.js';
import { EngineState } from '../background/engine-state.js';
import { rightOf } from '../http/right.js';
import { OperationsMode } from '../operations/operations-mode.js';

/** Figures for Prometheus; a label is a route's pattern, never an address with ids in it. */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();
  private readonly duration = new Histogram({
    name: 'tongchou_http_request_seconds',
    help: 'Duration of HTTP requests by route',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [this.registry],
  });
  private readonly tasks = new Gauge({
    name: 'tongchou_open_tasks',
    help: 'Open tasks by process',
    labelNames: ['process'],
    registers: [this.registry],
  });

  constructor(
    private readonly database: Database,
    private readonly clock: BusinessClock,
    private readonly mode: OperationsMode,
    @Optional() private readonly engine?: EngineState,
  ) {
    collectDefaultMetrics({ register: this.registry });
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  /** What PostgreSQL and the engine say is asked once for each reading; one that is away leaves its lines out. */
  async text(): Promise<string> {
    await Promise.all([
      this.fromDatabase().catch(() => this.set('up_database', 'Database', 0)),
      this.fromEngine(),
    ]);
    return await this.registry.metrics();
  }

  install(fastify: FastifyInstance): void {
    fastify.addHook('onResponse', async (request, reply) => {
      const right = rightOf(request);
      const route = right?.web ? 'web' : (request.routeOptions.url ?? 'unknown');
      this.duration
        .labels(request.method, route, String(reply.statusCode))
        .observe(reply.elapsedTime / 1_000);
    });
  }

  private async fromDatabase(): Promise<void> {
    const found = await figures(this.database);
    const out = await deliveryState(this.database);
    const { maintenance, reconcilingSince } = await this.mode.read();
    const missing = await this.missingStatements();
    const refusals = await refusalsSeen(this.database);
    const pool = this.database.connections();
    this.set('up_database', 'Database answers', 1);
    this.set('outbox_waiting', 'Messages the engine has not been told yet', found.outboxWaiting);
    this.set('outbox_oldest_seconds', 'Age of the oldest of them', found.outboxOldestSeconds);
    this.set('open_cases', 'Cases that are not over', found.openCases);
    this.set('obligations_overdue', 'Duties that are overdue', found.overdueObligations);
    this.set(
      'obligations_past_proposed',
      'Duties past a day that only reminds',
      found.pastProposedObligations,
    );
    this.set(
      'obligations_awaiting_proof',
      'Duties whose statement is awaited',
      found.awaitingProof,
    );
    this.set('transfers_unknown', 'Payments whose outcome is not known', found.unknownTransfers);
    this.set('statements_missing', 'Accounts without the statement of yesterday', missing);
    this.set('deliveries_waiting', 'Notices that have not left the house', out.waiting);
    this.set('deliveries_failed_today', 'Notices that failed in the last day', out.failedToday);
    this.set('maintenance', 'A restore is replacing the data', maintenance ? 1 : 0);
    this.set('reconciling', 'Money is held until the books agree', reconcilingSince ? 1 : 0);
    this.set('reconciliation_open', 'Differences nobody has explained', found.openDifferences);
    this.set('engine_refusals', 'Messages in the engine that were not ours', refusals.times);
    this.set('payments_unordered', 'Payments that nobody ordered, not settled', found.unordered);
    this.set(
      'payments_unordered_yuan',
      'Their amounts together, yuan',
      Number(found.unorderedAmount),
    );
    this.set('accounts_held', 'Accounts from which nothing is released', found.heldAccounts);
    this.set('db_connections', 'Connections of this process', pool.total);
    this.set('db_connections_waited_for', 'Calls that wait for one', pool.waiting);
    this.tasks.reset();
    for (const { process, count } of found.openTasks) this.tasks.labels(process).set(count);
  }

  private async fromEngine(): Promise<void> {
    const codes = ((await this.engine?.problems()) ?? []).map(({ code }) => code);
    this.set('up_engine', 'The engine answers', codes.includes('TEMPORAL_DOWN') ? 0 : 1);
    const seen = !codes.includes('TEMPORAL_DOWN') && !codes.includes('WORKER_DOWN');
    this.set('worker_seen', 'A worker has asked for work within 75 s', seen ? 1 : 0);
    const { lost, stuck } = this.engine?.standing ?? { lost: [], stuck: [] };
    const atLeast = codes.includes('ENGINE_LOST') ? 1 : 0;
    this.set(
      'engine_lost',
      'Open cases that do not run in the engine',
      Math.max(atLeast, lost.length),
    );
    this.set('engine_stuck', 'Open cases that cannot go on in the engine', stuck.length);
  }

  private async missingStatements(): Promise<number> {
    return statementsMissing(this.database, addDays(dayOf(await this.clock.now()), -1));
  }

  private set(name: string, help: string, value: number): void {
    const full = `tongchou_${name}`;
    const known = this.registry.getSingleMetric(full) as Gauge | undefined;
    (known ?? new Gauge({ name: full, help, registers: [this.registry] })).set(value);
  }
}
