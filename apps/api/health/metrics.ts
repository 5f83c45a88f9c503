import { Injectable } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { Database } from '#persistence/database.js';
import { Outbox } from '#persistence/outbox/outbox.js';

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

  constructor(database: Database) {
    collectDefaultMetrics({ register: this.registry });
    const outbox = new Outbox(database);
    const waiting = new Gauge({
      name: 'tongchou_outbox_waiting',
      help: 'Messages the engine has not been told yet',
      async collect(): Promise<void> {
        this.set((await outbox.backlog()).waiting);
      },
    });
    this.registry.registerMetric(waiting);
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  async text(): Promise<string> {
    return await this.registry.metrics();
  }

  install(fastify: FastifyInstance): void {
    fastify.addHook('onResponse', async (request, reply) => {
      const route = request.routeOptions.url ?? 'unknown';
      this.duration
        .labels(request.method, route, String(reply.statusCode))
        .observe(reply.elapsedTime / 1_000);
    });
  }
}
