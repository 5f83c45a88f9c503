import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { api } from '#contracts/api/route.js';
import type { Database } from '#persistence/database.js';
import type { OperationsMode } from '../operations/operations-mode.js';
import type { DoorSettings } from './door-settings.js';
import { allowEngineUi } from './engine-ui.js';
import { Hosts } from './hosts.js';
import { findLetterInPath, findTaskInPath } from './object-in-path.js';
import { demandMachine } from './own-machine.js';
import { ownPasswordFirst } from './own-password-first.js';
import * as problems from './problems.js';
import type { RateLimit } from './rate-limit.js';
import { refuseUnreadableParts } from './refuse-address.js';
import { refuseOtherPerson } from './page-person.js';
import { demandActor, rightOf, type Right } from './right.js';
import { securityHeaders } from './security-headers.js';
import { tokenHashIn } from './session-cookie.js';
import { whoCalls } from './who-calls.js';

interface Keys {
  readonly operatorKey?: string | undefined;
  readonly engineUi?: string | undefined;
}

/** How a file is sent. */
const uploadMedia = 'multipart/form-data';

const changes = (request: FastifyRequest): boolean =>
  !['GET', 'HEAD', 'OPTIONS'].includes(request.method);

/**
 * What every call passes before its own code, in the order in which a call may be refused. Each step judges the
 * route that was matched. An address that matches nothing is a call that needs a session, so a
 * stranger learns nothing from it, however it is written (docs/adr/0017-one-door.md).
 */
export class FrontDoor {
  private readonly hosts: Hosts;

  constructor(
    private readonly database: Database,
    private readonly mode: OperationsMode,
    private readonly rate: RateLimit,
    private readonly keys: Keys,
    private readonly settings: DoorSettings,
  ) {
    this.hosts = new Hosts(settings.hosts, settings.secureHosts);
  }

  install(fastify: FastifyInstance): void {
    fastify.addHook('onRequest', async (request, reply) => {
      securityHeaders(request, reply);
      await this.letIn(request, reply, rightOf(request));
    });
  }

  private async letIn(
    request: FastifyRequest,
    reply: FastifyReply,
    right: Right | undefined,
  ): Promise<void> {
    this.hosts.refuseForeign(request);
    refuseUnreadableParts(request);
    await this.waitForMaintenance(right);
    await this.signIn(request, right);
    await this.rate.spend(request, right);
    refuseOtherPerson(request);
    ownPasswordFirst(request.actor, right);
    this.refuseForeignOrigin(request, reply, right);
    refuseOtherMethods(right);
    demandActor(request);
    if (right?.task) await findTaskInPath(this.database, request, right.task);
    if (right?.letter) await findLetterInPath(this.database, request, right.letter);
    refuseOtherMedia(request, right);
  }

  /** Pages, files and what machines ask go on while a restore replaces the data. */
  private async waitForMaintenance(right: Right | undefined): Promise<void> {
    if (right && !right.path.startsWith(`${api}/`)) return;
    if ((await this.mode.read()).maintenance) throw problems.maintenance();
    await this.mode.mustServe();
  }

  private async signIn(request: FastifyRequest, right: Right | undefined): Promise<void> {
    if (right?.access === 'PUBLIC') return;
    if (right?.access === 'MACHINE') return demandMachine(request, this.settings.metricsToken);
    const { operatorKey } = this.keys;
    try {
      request.actor = await whoCalls(request, right, { database: this.database, operatorKey });
    } catch (error) {
      // A call without a token costs nothing; an invented one is looked up, so it counts for its address.
      if (tokenHashIn(request) !== null) await this.rate.spend(request, right);
      throw error;
    }
  }

  private refuseForeignOrigin(
    request: FastifyRequest,
    reply: FastifyReply,
    right: Right | undefined,
  ): void {
    if (right?.engineUi && allowEngineUi(request, reply, this.keys.engineUi)) return;
    if (!changes(request)) return;
    const crossSite = request.headers['sec-fetch-site'] === 'cross-site';
    if (crossSite || !this.hosts.isOwnOrigin(request)) throw problems.foreignOrigin();
  }
}

function refuseOtherMethods(right: Right | undefined): void {
  if (right?.allow) throw problems.wrongMethod(right.allow);
}

/**
 * A call without a body needs no type; one with a body is JSON, so that no form of another site fits. The
 * routes that take a file take nothing else.
 */
function refuseOtherMedia(request: FastifyRequest, right: Right | undefined): void {
  if (!right || !changes(request)) return;
  const type = request.headers['content-type'];
  if (right.upload) {
    if (type !== undefined && /^multipart\/form-data\s*;/i.test(type.trim())) return;
    throw problems.wrongMedia(uploadMedia);
  }
  const isJson = type !== undefined && /^application\/json\s*(;|$)/i.test(type.trim());
  if (isJson || (type === undefined && (!right.body || right.bodyOptional))) return;
  throw problems.wrongMedia();
}
