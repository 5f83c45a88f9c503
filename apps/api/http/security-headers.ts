import type { FastifyReply, FastifyRequest } from 'fastify';
import { isSecure } from './session-cookie.js';

/** Styles may stand in the page because the component library writes them there; scripts may not. */
const contentSecurity = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const everywhere: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurity,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
  'cache-control': 'no-store',
};

/** Whoever came over TLS once keeps coming that way for a year. */
const onlyTls = { 'strict-transport-security': 'max-age=31536000' };

/** On every answer, whatever it is; files of the web app say themselves how long they are kept. */
export const headersFor = (traceId: string): Readonly<Record<string, string>> => ({
  ...everywhere,
  'x-request-id': traceId,
});

export function securityHeaders(request: FastifyRequest, reply: FastifyReply): void {
  reply.headers(headersFor(request.id));
  if (isSecure(request)) reply.headers(onlyTls);
}
