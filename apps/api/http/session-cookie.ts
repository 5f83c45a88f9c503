import { createHash, randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Cookies know no ports, so the name holds it: two instances on one host keep their people apart. */
export const cookieName = (port: number): string => `tongchou_session_${port}`;

/** A session ends after this long without a call, and after `longestHours` in any case. */
export const idleMinutes = 120;
export const longestHours = 12;

/** Only the hash is kept: whoever reads the table cannot sign in with it. */
export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

export const newToken = (): string => randomBytes(32).toString('base64url');

export const isSecure = (request: FastifyRequest): boolean => request.protocol === 'https';

/** The port we listen on ourselves, whatever a proxy before us is called by. */
export const portOf = ({ socket }: FastifyRequest): number => socket.localPort ?? 0;

function nameIn(request: FastifyRequest): string {
  const name = cookieName(portOf(request));
  return isSecure(request) ? `__Host-${name}` : name;
}

export function tokenHashIn(request: FastifyRequest): Buffer | null {
  const name = nameIn(request);
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
  const secure = isSecure(request) ? '; Secure' : '';
  reply.header(
    'set-cookie',
    `${nameIn(request)}=${token}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Strict${secure}`,
  );
}
