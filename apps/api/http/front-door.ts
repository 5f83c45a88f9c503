import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { routes, type Route } from '#contracts/api/routes.js';
import type { Database } from '#persistence/database.js';
import { findTask } from '#persistence/inbox/find-task.js';
import { findLetter } from '#persistence/letters/find-letter.js';
import { findSession, type SignedIn } from '#persistence/sessions/find-session.js';
import { wordsLetters } from '../letters/letter-view.js';
import type { OperationsMode } from '../operations/operations-mode.js';
import { actorOf } from './actor.js';
import * as problems from './problems.js';
import { allowEngineUi, answerPreflight, isPreflight } from './engine-ui.js';
import { securityHeaders } from './security-headers.js';
import { idleMinutes, tokenHashIn } from './session-cookie.js';

const table = new Map(routes.map((route) => [`${route.method} ${route.path}`, route]));
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
export const isUuid = (text: string): boolean => uuid.test(text);

/** Who the holder of the machine's own key acts as (docs/adr/0005-operator-key.md). */
const operator: SignedIn = {
  username: 'operator',
  personId: '00000000-0000-0000-0000-000000000000',
  person: 'operator',
  office: 'operator',
  department: 'OPERATOR',
  unit: '',
  level: '',
  city: '',
  posts: ['administrator'],
};
const leastKeyLength = 64;

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

function isOperator(request: FastifyRequest, key: string | undefined): boolean {
  const [scheme, given = ''] = (request.headers.authorization ?? '').split(' ');
  if (scheme !== 'Operator' || key === undefined || key.length < leastKeyLength) return false;
  return timingSafeEqual(digest(given), digest(key));
}

const changes = (request: FastifyRequest): boolean =>
  !['GET', 'HEAD', 'OPTIONS'].includes(request.method);

function isForeign(request: FastifyRequest): boolean {
  if (request.headers['sec-fetch-site'] === 'cross-site') return true;
  const { origin } = request.headers;
  if (origin === undefined) return false;
  return !URL.canParse(origin) || new URL(origin).host !== request.host;
}

/** What every call passes before its own code, in the order of contract › Errors. */
export class FrontDoor {
  constructor(
    private readonly database: Database,
    private readonly mode: OperationsMode,
    private readonly keys: {
      readonly operatorKey?: string | undefined;
      readonly engineUi?: string | undefined;
    },
  ) {}

  install(fastify: FastifyInstance): void {
    fastify.addHook('onRequest', async (request, reply) => {
      securityHeaders(request, reply);
      if (!request.url.startsWith('/api/v1')) return;
      if (isPreflight(request)) return await answerPreflight(request, reply, this.keys.engineUi);
      if ((await this.mode.read()).maintenance) throw problems.maintenance();
      await this.letIn(request, reply);
    });
  }

  private async letIn(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    const route = table.get(`${method} ${request.routeOptions.url ?? ''}`);
    if (route?.access !== 'PUBLIC') await this.signIn(request, route);
    const ofEngine = route?.engineUi && allowEngineUi(request, reply, this.keys.engineUi);
    if (changes(request) && !ofEngine && isForeign(request)) throw problems.foreignOrigin();
    if (typeof route?.access === 'object' && !request.actor?.posts.includes(route.access.post)) {
      throw problems.wrongPost();
    }
    if (route?.task) await this.findTask(request, reply, route.task);
    if (route?.letter) await this.findLetter(request, route.letter);
    if (changes(request) && route) refuseOtherMedia(request, route);
  }

  private async signIn(request: FastifyRequest, route: Route | undefined): Promise<void> {
    if (route?.operator && isOperator(request, this.keys.operatorKey)) {
      request.actor = actorOf(operator, null);
      return;
    }
    const tokenHash = tokenHashIn(request);
    const signedIn = tokenHash && (await findSession(this.database, tokenHash, idleMinutes));
    if (!signedIn) throw problems.notSignedIn();
    request.actor = actorOf(signedIn, tokenHash);
  }

  private async findTask(
    request: FastifyRequest,
    _reply: FastifyReply,
    need: 'READ' | 'DESK',
  ): Promise<void> {
    const { id = '' } = request.params as { id?: string };
    const { actor } = request;
    const task = actor && isUuid(id) ? await findTask(this.database, actor, id) : null;
    if (!actor || !task) throw problems.notFound();
    if (need === 'DESK') {
      if (!actor.desks.includes(task.candidateGroup)) throw problems.wrongPost();
      if (task.otherHat) throw problems.separationOfDuties();
    }
    request.task = task;
  }

  private async findLetter(request: FastifyRequest, need: 'READ' | 'EDIT'): Promise<void> {
    const { id = '' } = request.params as { id?: string };
    const { actor } = request;
    const letter = actor && isUuid(id) ? await findLetter(this.database, actor.scopes, id) : null;
    if (!actor || !letter) throw problems.notFound();
    if (need === 'EDIT' && !wordsLetters(actor, letter)) throw problems.wrongPost();
    request.letter = letter;
  }
}

/** A call without a body needs no type; one with a body is JSON, so that no form of another site fits. */
function refuseOtherMedia(request: FastifyRequest, route: Route): void {
  const type = request.headers['content-type'];
  const isJson = type !== undefined && /^application\/json\s*(;|$)/i.test(type.trim());
  if (isJson || (type === undefined && !route.body)) return;
  throw problems.wrongMedia();
}
