import { createHash, randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

const plainName = 'tongchou_session';
const secureName = `__Host-${plainName}`;

/** A session ends after this long without a call, and after `longestHours` in any case. */
export const idleMinutes = 120;
export const longestHours = 12;

/** Only the hash is kept: whoever reads the table cannot sign in with it. */
export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

export const newToken = (): string => randomBytes(32).toString('base64url');

const isSecure = (request: FastifyRequest): boolean => request.protocol === 'https';

export function tokenHashIn(request: FastifyRequest): Buffer | null {
  const name = isSecure(request) ? secureName : plainName;
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const [key, value = ''] = part.trim().split('=');
    if (key === name && /^[A-Za-z0-9_-]{43}$/.test(value)) return hashOf(value);
  }
  return null;
}

export function setCookie(request: FastifyRequest, reply: FastifyReply, token: string): void {
  write(request, reply, token, longestHours * 3_600);
}

export function clearCookie(request: FastifyRequest, reply: FastifyReply): void {
  write(request, reply, '', 0);
}

function write(request: FastifyRequest, reply: FastifyReply, token: string, maxAge: number): void {
  const [name, secure] = isSecure(request) ? [secureName, '; Secure'] : [plainName, ''];
  reply.header(
    'set-cookie',
    `${name}=${token}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Strict${secure}`,
  );
}
