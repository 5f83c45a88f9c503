import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from './problem.js';
import { isSigned, sign, SIGNATURE_HEADER } from './signature.js';

/** Refuses calls that the product did not sign, and signs every answer to it. */
export function signedOnly(app: FastifyInstance, secret: string): void {
  const bodies = new WeakMap<FastifyRequest, string>();
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser<string>(
    'application/json',
    { parseAs: 'string' },
    (request, body, done) => {
      bodies.set(request, body);
      void parse(request, body, done);
    },
  );
  app.addHook('preValidation', async (request) => {
    const what = `${request.method}.${request.url}.${bodies.get(request) ?? ''}`;
    if (isSigned(secret, request.headers[SIGNATURE_HEADER], Date.now(), what)) return;
    throw new Problem(
      401,
      'NOT_SIGNED',
      '签名缺失、错误或已过期 Sign the request as docs/adapters.md says.',
    );
  });
  app.addHook('onSend', async (request, reply, payload) => {
    const body = typeof payload === 'string' ? payload : '';
    const what = `${request.method}.${request.url}.${reply.statusCode}.${body}`;
    void reply.header(SIGNATURE_HEADER, sign(secret, Date.now(), what));
  });
}
