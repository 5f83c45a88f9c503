import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { IncomingMessage } from 'node:http';
import { setImmediate } from 'node:timers/promises';
import secureJson from 'secure-json-parse';
import { limits } from '#contracts/api/limits.js';
import { routes } from '#contracts/api/routes.js';
import { jsonSize } from './json-size.js';
import { Problem } from './problem.js';
import { invalid, malformed, tooLarge, tooManyAtOnce } from './problems.js';
import { Turns } from './turns.js';

export const mostBytes = limits.bodyBytes;
/** So much more is read and thrown away, so that the sender hears the answer instead of a reset. */
const mostDrainedBytes = 64 * 1024 * 1024;

async function bytesOf(payload: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of payload as AsyncIterable<Buffer>) {
    size += part.length;
    if (size <= mostBytes) parts.push(part);
    else parts.length = 0;
    if (size > mostDrainedBytes) break;
  }
  if (size > mostBytes) throw tooLarge();
  return Buffer.concat(parts);
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

const tooDeep = () =>
  malformed('TOO_DEEP', {
    zh: `请求内容的嵌套不得超过 ${limits.bodyDepth} 层`,
    en: `A body nests at most ${limits.bodyDepth} levels`,
  });

const tooMany = (zh: string, en: string, found: number, most: number) =>
  invalid(
    [
      {
        pointer: '',
        code: 'TOO_MANY',
        message: `${zh} ${found} 个值，最多 ${most} 个，请分几次提交 / ${en} ${found} values; at most ${most}, send less at a time`,
      },
    ],
    'TOO_MANY',
  );

const ownLimits: ReadonlyMap<string, number> = new Map(
  routes.flatMap(({ method, path, bodyValues }) =>
    bodyValues === undefined ? [] : [[`${method} ${path}`, bodyValues] as const],
  ),
);

/** What a body may hold is decided before it becomes objects: small ones by the thousand cost most. */
function refuseTooMuch({ method, routeOptions }: FastifyRequest, text: string): void {
  const { values, depth, members } = jsonSize(text);
  if (depth > limits.bodyDepth) throw tooDeep();
  if (members > limits.bodyMembers)
    throw tooMany('一个对象有', 'One object holds', members, limits.bodyMembers);
  const most = ownLimits.get(`${method} ${routeOptions.url ?? ''}`) ?? limits.bodyValues;
  if (values > most) throw tooMany('请求内容有', 'The body holds', values, most);
}

/** `__proto__` is no field of ours, and must not become one by accident. */
const parsed = (text: string): unknown =>
  secureJson.parse(text, null, { protoAction: 'error', constructorAction: 'ignore' });

const utf8 = new TextDecoder('utf-8', { fatal: true });

function valueOf(request: FastifyRequest, bytes: Buffer): unknown {
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    throw notJson();
  }
  if (text === '') return undefined;
  refuseTooMuch(request, text);
  try {
    return parsed(text);
  } catch {
    throw notJson();
  }
}

/** A smaller one costs less than a look at the clock is late. */
const longBytes = 16 * 1024;
/** Long bodies of one person that have come and wait to be read, and of all. */
const room = { atOnce: 1, places: 128, placesOfOne: 32 };
const retryAfterSeconds = 1;

/**
 * Long bodies are read one at a time, persons in turn, and the loop goes round in between: those that
 * end at the same moment would keep everybody else waiting for all of them together.
 */
class BodyReader {
  private readonly turns = new Turns(room, () => tooManyAtOnce(retryAfterSeconds));

  async read(request: FastifyRequest, payload: IncomingMessage): Promise<unknown> {
    let bytes: Buffer;
    try {
      bytes = await bytesOf(payload);
    } catch (error) {
      throw error instanceof Problem ? error : cutOff();
    }
    if (bytes.length < longBytes) return valueOf(request, bytes);
    const sender = request.actor?.personId ?? request.ip;
    const once = async (): Promise<unknown> => {
      await setImmediate();
      return valueOf(request, bytes);
    };
    return await this.turns.within(sender, () => this.turns.turn(sender, once));
  }
}

/** JSON is the only body there is; every other type is refused with 415. */
export function readOnlyJson(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  const reader = new BodyReader();
  fastify.addContentTypeParser(
    'application/json',
    async (request: FastifyRequest, payload: IncomingMessage) => reader.read(request, payload),
  );
}
