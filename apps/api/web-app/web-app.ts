import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { pages } from '#contracts/api/pages.js';
import type { Rights } from '../http/rights.js';

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
/** Source maps, and what the build keeps for itself in folders with a dot. */
const notForBrowsers = /\.map$|(^|[\\/])\./;
const leastZippedBytes = 1_024;
const index = '/index.html';

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

/** The built web app, read once. Its files and pages are routes, each declared and open to everybody. */
export class WebApp {
  private readonly files = new Map<string, WebFile>();

  constructor(folder: string) {
    if (!existsSync(folder)) return;
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      const path = join(folder, name);
      if (!statSync(path).isFile() || notForBrowsers.test(name)) continue;
      const url = `/${relative(folder, path).split(sep).join('/')}`;
      this.files.set(url, readWebFile(path, url));
    }
  }

  /** Pages of the app are routes inside it, so each of their addresses gets its index. */
  install(fastify: FastifyInstance, rights: Rights): void {
    const all = new Map(this.files);
    const shell = this.files.get(index);
    if (shell) for (const page of pages) all.set(page, shell);
    for (const [path, file] of all) {
      rights.declare({ method: 'GET', path, summary: '网页', access: 'PUBLIC', web: true });
      fastify.get(path, (request, reply) => send(file, request, reply));
    }
  }

  /** Whether a browser opened an address that is nothing; the app then says so, with its way home. */
  showsMissing(request: FastifyRequest, status: number): boolean {
    if (!request.is404 || (status !== 401 && status !== 404)) return false;
    const asked = request.headers.accept?.includes('text/html') ?? false;
    return asked && ['GET', 'HEAD'].includes(request.method) && this.files.has(index);
  }

  async sendShell(reply: FastifyReply): Promise<void> {
    const shell = this.files.get(index);
    if (shell) await reply.type(shell.type).send(shell.body);
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
