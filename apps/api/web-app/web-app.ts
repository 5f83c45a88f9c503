import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

interface WebFile {
  readonly body: Buffer;
  readonly zipped: Buffer | null;
  readonly etag: string;
  readonly type: string;
  readonly cache: string;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};
const zippable = /^(text|application\/json|image\/svg)/;
const hashed = /^\/assets\//;
const leastZippedBytes = 1_024;

function readWebFile(path: string, url: string): WebFile {
  const body = readFileSync(path);
  const type = types[extname(path)] ?? 'application/octet-stream';
  return {
    body,
    zipped: zippable.test(type) && body.length >= leastZippedBytes ? gzipSync(body) : null,
    etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
    type,
    cache: hashed.test(url) ? 'public, max-age=31536000, immutable' : 'no-cache',
  };
}

/** The built web app, read once; it is small, and nothing outside its folder can be asked for. */
export class WebApp {
  private readonly files = new Map<string, WebFile>();

  constructor(folder: string) {
    if (!existsSync(folder)) return;
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      const path = join(folder, name);
      if (!statSync(path).isFile() || name.endsWith('.map')) continue;
      const url = `/${relative(folder, path).split(sep).join('/')}`;
      this.files.set(url, readWebFile(path, url));
    }
  }

  /** Pages of the app are routes inside it, so an address without a file gets its index. */
  install(fastify: FastifyInstance): void {
    fastify.addHook('onRequest', async (request, reply) => {
      if (!request.is404 || !['GET', 'HEAD'].includes(request.method)) return;
      const [path = '/'] = request.url.split('?');
      if (path === '/api' || path.startsWith('/api/')) return;
      const file = this.fileAt(path);
      if (file) return await send(file, request, reply);
    });
  }

  private fileAt(path: string): WebFile | undefined {
    const file = this.files.get(path);
    if (file || extname(path) in types) return file;
    return this.files.get('/index.html');
  }
}

async function send(
  file: WebFile,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  reply.headers({ etag: file.etag, 'cache-control': file.cache, vary: 'accept-encoding' });
  if (request.headers['if-none-match']?.includes(file.etag)) return await reply.status(304).send();
  reply.type(file.type);
  const zip = file.zipped !== null && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
  if (!zip) return await reply.send(file.body);
  return await reply.header('content-encoding', 'gzip').send(file.zipped);
}
