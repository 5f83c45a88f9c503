import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { NestFactory } from '@nestjs/core';
import type { DynamicModule } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from 'pino';
import { Database } from '#persistence/database.js';
import { ApiModule } from './api.module.js';
import { Metrics } from './health/metrics.js';
import { FrontDoor } from './http/front-door.js';
import { refuseAddress } from './http/refuse-address.js';
import { NestLog } from './http/nest-log.js';
import { ProblemFilter } from './http/problem.filter.js';
import { mostBytes, readOnlyJson } from './http/read-json.js';
import { OperationsMode } from './operations/operations-mode.js';
import { WebApp } from './web-app/web-app.js';

/** What an API needs to be made; tests give their own. */
export interface ApiParts {
  readonly database: Database;
  readonly engine: NonNullable<DynamicModule['imports']>;
  readonly log: Logger;
  readonly webFolder: string;
  readonly operatorKey?: string | undefined;
  /** Where the engine's own pages are. */
  readonly engineUi?: string | undefined;
}

const requestTimeoutMs = 30_000;
const keepAliveMs = 65_000;
const longestParameter = 300;

/** The API, complete but not listening yet. */
export async function createApi(parts: ApiParts): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: mostBytes,
    requestTimeout: requestTimeoutMs,
    keepAliveTimeout: keepAliveMs,
    forceCloseConnections: true,
    trustProxy: 'loopback',
    genReqId: () => randomUUID(),
    frameworkErrors: refuseAddress,
    routerOptions: { maxParamLength: longestParameter },
  });
  const app = await NestFactory.create<NestFastifyApplication>(ApiModule.of(parts), adapter, {
    bodyParser: false,
    logger: new NestLog(parts.log),
    abortOnError: false,
  });
  const fastify = adapter.getInstance();
  readOnlyJson(fastify);
  app.get(Metrics).install(fastify);
  new FrontDoor(parts.database, app.get(OperationsMode), parts).install(fastify);
  new WebApp(parts.webFolder).install(fastify);
  app.useGlobalFilters(new ProblemFilter(parts.log));
  await app.init();
  await fastify.ready();
  return app;
}
