import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { routes } from '#contracts/api/routes.js';
import { foreignOrigin } from './problems.js';
import type { Rights } from './rights.js';

const originOf = (url: string | undefined): string | null =>
  url !== undefined && URL.canParse(url) ? new URL(url).origin : null;

/** Answers to the engine's pages may be read by them; true when the call is theirs. */
export function allowEngineUi(
  request: FastifyRequest,
  reply: FastifyReply,
  engineUi: string | undefined,
): boolean {
  const { origin } = request.headers;
  if (origin === undefined || origin !== originOf(engineUi)) return false;
  reply.headers({
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    vary: 'origin',
  });
  return true;
}

/**
 * The only other origin there is: the engine's own pages, which read payloads with a person's session.
 * A browser asks before it calls and carries no session then; nowhere else is there an answer to that.
 */
export function installPreflight(
  fastify: FastifyInstance,
  rights: Rights,
  engineUi: string | undefined,
): void {
  for (const { path } of routes.filter((route) => route.engineUi)) {
    rights.declare({ method: 'OPTIONS', path, summary: '预检', access: 'PUBLIC' });
    fastify.options(path, async (request, reply) => {
      if (!allowEngineUi(request, reply, engineUi)) throw foreignOrigin();
      return await reply
        .status(204)
        .headers({
          'access-control-allow-methods': 'POST',
          'access-control-allow-headers': 'content-type, x-namespace, authorization',
          'access-control-max-age': '600',
        })
        .send();
    });
  }
}
