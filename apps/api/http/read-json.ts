import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { IncomingMessage } from 'node:http';
import { Problem } from './problem.js';
import { malformed, tooLarge } from './problems.js';

export const mostBytes = 1024 * 1024;
/** So much more is read and thrown away, so that the sender hears the answer instead of a reset. */
const mostDrainedBytes = 64 * 1024 * 1024;

async function textOf(payload: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of payload as AsyncIterable<Buffer>) {
    size += part.length;
    if (size <= mostBytes) parts.push(part);
    else parts.length = 0;
    if (size > mostDrainedBytes) break;
  }
  if (size > mostBytes) throw tooLarge();
  return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts));
}

const notJson = () =>
  malformed('MALFORMED_JSON', {
    zh: '请求内容不是有效的 JSON，请检查括号、引号和编码',
    en: 'The body is not valid JSON; check brackets, quotes and encoding',
  });

/** The sender has gone before the end: theirs to repeat, and no fault of ours to log. */
const cutOff = () =>
  malformed('CUT_OFF', {
    zh: '请求内容没有发完，请重试',
    en: 'The body did not arrive whole; send it again',
  });

/** `__proto__` is no field of ours, and must not become one by accident. */
function withoutPrototype(key: string, value: unknown): unknown {
  if (key === '__proto__') throw notJson();
  return value;
}

async function readJson(_request: FastifyRequest, payload: IncomingMessage): Promise<unknown> {
  let text: string;
  try {
    text = await textOf(payload);
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw error instanceof TypeError ? notJson() : cutOff();
  }
  if (text === '') return undefined;
  try {
    return JSON.parse(text, withoutPrototype) as unknown;
  } catch {
    throw notJson();
  }
}

/** JSON is the only body there is; every other type is refused with 415. */
export function readOnlyJson(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('application/json', readJson);
}
