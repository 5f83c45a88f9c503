import type { Readable } from 'node:stream';
import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { attachmentLimits } from '#contracts/file-types.js';
import type { BlobStore, Received } from '#persistence/attachments/blob-store.js';
import { refusedForSpace } from '#persistence/refused-for-space.js';
import { Problem } from '../http/problem.js';
import { emptyFile, fileCutOff, fileTooLarge, notOneFile } from './attachment-problems.js';

/** One file and nothing beside it; the part after it is seen, so that it can be refused. */
const limits = {
  fileSize: attachmentLimits.bytes,
  files: 2,
  fields: 1,
  parts: 2,
  fieldSize: 1_000,
  headerPairs: 20,
} as const;

/** What surrounds the file in the body: boundaries and a part's head. */
const mostAround = 16 * 1024;

/** A file and the name it was sent with. */
export interface Sent extends Received {
  readonly name: string;
}

/** The library reads no body by itself; only a route that takes a file is let through to it by the door. */
export async function takeFiles(fastify: FastifyInstance): Promise<void> {
  await fastify.register(multipart, { limits, throwFileSizeLimit: false });
}

/** Streams the one file of the request into the store; of what is refused nothing is left there. */
export async function receiveFile(request: FastifyRequest, blobs: BlobStore): Promise<Sent> {
  const announced = Number(request.headers['content-length'] ?? 0);
  if (announced > attachmentLimits.bytes + mostAround) throw fileTooLarge();
  let sent: Sent | null = null;
  try {
    for await (const part of request.parts()) {
      if (sent !== null || part.type !== 'file' || part.fieldname !== 'file') {
        if (part.type === 'file') part.file.resume();
        throw notOneFile();
      }
      const file: Readable & { readonly truncated?: boolean } = part.file;
      sent = { ...(await blobs.receive(file)), name: part.filename };
      if (file.truncated) throw fileTooLarge();
      if (sent.size === 0) throw emptyFile();
    }
    if (sent === null) throw notOneFile();
    return sent;
  } catch (error) {
    if (sent !== null) await blobs.discard(sent);
    throw asProblem(error, request);
  } finally {
    request.raw.resume(); // what is still coming is thrown away, so that the sender hears the answer
  }
}

function asProblem(error: unknown, { raw }: FastifyRequest): unknown {
  if (error instanceof Problem || refusedForSpace(error)) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (raw.errored || raw.destroyed || !raw.complete || code === 'FST_MP_PREMATURE_CLOSE') {
    return fileCutOff();
  }
  return code.startsWith('E') ? error : notOneFile();
}
