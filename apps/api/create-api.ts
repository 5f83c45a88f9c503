import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { NestFactory } from '@nestjs/core';
import type { DynamicModule } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from 'pino';
import { packs } from '#policy/load-packs.js';
import { routes } from '#contracts/api/routes.js';
import { Database } from '#persistence/database.js';
import { ApiModule } from './api.module.js';
import { takeFiles } from './attachments/receive-file.js';
import { Metrics } from './health/metrics.js';
import { ActorGuard } from './http/actor-guard.js';
import { doorSettings, type DoorSettings } from './http/door-settings.js';
import { installPreflight } from './http/engine-ui.js';
import { limitAnswers } from './http/answer-limit.js';
import { FrontDoor } from './http/front-door.js';
import { NestLog } from './http/nest-log.js';
import { ProblemFilter } from './http/problem.filter.js';
import { mostBytes, readOnlyJson } from './http/read-json.js';
import { RateLimit, type Rates } from './http/rate-limit.js';
import { refuseAddress } from './http/refuse-address.js';
import { refuseExpectations, refuseUnreadable } from './http/refuse-unreadable.js';
import { Rights } from './http/rights.js';
import { OperationsMode } from './operations/operations-mode.js';
import { SecurityTrail } from './security/security-trail.js';
import { WebApp } from './web-app/web-app.js';

/** What an API needs to be made; tests give their own. */
export interface ApiParts {
  readonly database: Database;
  readonly engine: NonNullable<DynamicModule['imports']>;
  readonly log: Logger;
  readonly webFolder: string;
  /** Where the bytes of attachments lie. */
  readonly attachments: string;
  readonly operatorKey?: string | undefined;
  /** Whether the process was started for a movable clock; undefined: the database alone says. */
  readonly clockMovable?: boolean | undefined;
  /** How often one may call; the usual rates where it is not said. */
  readonly rates?: Rates;
  /** Where the engine's own pages are. */
  readonly engineUi?: string | undefined;
  /** Who may come in from where; the own machine's names only unless told otherwise. */
  readonly door?: DoorSettings;
}

const requestTimeoutMs = 30_000;
const keepAliveMs = 65_000;
const longestParameter = 300;

/** The API, complete but not listening yet. Throws where a route has no declared right. */
export async function createApi(parts: ApiParts): Promise<NestFastifyApplication> {
  const door = parts.door ?? doorSettings({});
  packs(); // read now, so that nobody’s first call waits for it
  const adapter = new FastifyAdapter({
    bodyLimit: mostBytes,
    requestTimeout: requestTimeoutMs,
    keepAliveTimeout: keepAliveMs,
    forceCloseConnections: true,
    trustProxy: door.trustProxy,
    genReqId: () => randomUUID(),
    frameworkErrors: refuseAddress,
    clientErrorHandler: refuseUnreadable,
    http: { requireHostHeader: false }, // asked for at the door, which answers in our words
    routerOptions: { maxParamLength: longestParameter },
  });
  const app = await NestFactory.create<NestFastifyApplication>(ApiModule.of(parts), adapter, {
    bodyParser: false,
    logger: new NestLog(parts.log),
    abortOnError: false,
  });
  const fastify = adapter.getInstance();
  const rights = new Rights(routes);
  const web = new WebApp(parts.webFolder);
  readOnlyJson(fastify);
  await takeFiles(fastify);
  refuseExpectations(fastify.server);
  limitAnswers(fastify);
  app.get(Metrics).install(fastify);
  const rate = await RateLimit.on(fastify, parts.rates);
  new FrontDoor(parts.database, app.get(OperationsMode), rate, parts, door).install(fastify);
  rights.install(fastify);
  installPreflight(fastify, rights, parts.engineUi);
  web.install(fastify, rights);
  app.useGlobalFilters(new ProblemFilter(parts.log, web, app.get(SecurityTrail)));
  app.useGlobalGuards(new ActorGuard());
  await app.init();
  rights.refuseOtherMethods(fastify);
  await fastify.ready();
  return app;
}
