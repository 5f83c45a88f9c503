import {
  defaultPayloadConverter,
  type Payload,
  type SerializationContext,
} from '@temporalio/common';
import { isRefused, refusedMark, whyRefused } from '#contracts/sealed.js';
import { sealingCodec } from '#engine/codec/data-converter.js';
import type { SealingCodec } from '#engine/codec/payload-codec.js';
import { decodeForReading } from '#engine/codec/remote-codec.js';

const key = 'ab'.repeat(32);
const envOf = (cipher: string, secret = key) => ({
  TONGCHOU_PAYLOAD_KEY: secret,
  TONGCHOU_CIPHER: cipher,
});
const plain = defaultPayloadConverter.toPayload({ caseId: 'lishui/P11/331102/EMPLOYEE/2022-10' });

async function sealed(cipher: string, context?: SerializationContext): Promise<Payload> {
  const [payload] = await sealingCodec(envOf(cipher)).encode([plain], context);
  return payload as Payload;
}

/** Why a payload was not opened: what a workflow finds in its place, told by its content and by its metadata. */
async function refusal(
  codec: SealingCodec,
  payload: Payload,
  context?: SerializationContext,
): Promise<string | undefined> {
  const [found] = await codec.decode([payload], context);
  const mark = found?.metadata?.[refusedMark];
  const value: unknown = defaultPayloadConverter.fromPayload(found as Payload);
  expect(isRefused(value)).toBe(mark !== undefined);
  if (!mark) return undefined;
  expect(whyRefused([value])).toBe(Buffer.from(mark).toString());
  return whyRefused([value]);
}

const workflow = (workflowId: string) =>
  ({ type: 'workflow', namespace: 'tongchou', workflowId }) as const;
const activity = (workflowId: string, activityId: string) =>
  ({ type: 'activity', namespace: 'tongchou', workflowId, activityId, isLocal: true }) as const;

const flipped = (bytes: Uint8Array, at: number): Uint8Array =>
  Uint8Array.from(bytes, (byte, index) => (index === at ? byte ^ 1 : byte));

describe.each(['aes', 'sm4'])('payloads sealed with %s', (cipher) => {
  const codec = sealingCodec(envOf(cipher));

  test('come back as they were', async () => {
    const [open] = await codec.decode([await sealed(cipher)]);
    expect(defaultPayloadConverter.fromPayload(open as Payload)).toEqual({
      caseId: 'lishui/P11/331102/EMPLOYEE/2022-10',
    });
  });

  test('show nothing of their content, and never look the same twice', async () => {
    const [first, second] = [await sealed(cipher), await sealed(cipher)];
    expect(Buffer.from(first.data ?? []).toString('latin1')).not.toMatch(/lishui|json/);
    expect(Buffer.from(first.data ?? [])).not.toEqual(Buffer.from(second.data ?? []));
  });

  test('are refused when any one byte was changed', async () => {
    const payload = await sealed(cipher);
    const data = payload.data ?? new Uint8Array();
    for (let at = 0; at < data.length; at += 1) {
      const altered = { ...payload, data: flipped(data, at) };
      expect(await refusal(codec, altered)).toBeDefined();
    }
  });

  test('are refused when they were cut or emptied', async () => {
    const payload = await sealed(cipher);
    for (const length of [0, 5, (payload.data?.length ?? 0) - 1]) {
      const cut = { ...payload, data: payload.data?.subarray(0, length) };
      expect(await refusal(codec, cut as Payload)).toBeDefined();
    }
  });

  test('are refused under another key', async () => {
    const other = sealingCodec(envOf(cipher, 'cd'.repeat(32)));
    expect(await refusal(other, await sealed(cipher))).toContain('another key');
  });

  test('are read whichever cipher an instance seals with now', async () => {
    for (const now of ['aes', 'sm4']) {
      const [open] = await sealingCodec(envOf(now)).decode([await sealed(cipher)]);
      expect(open?.data).toEqual(plain?.data);
    }
  });
});

test('a payload sealed with one cipher cannot be passed off as the other', async () => {
  const payload = await sealed('aes');
  const metadata = { ...payload.metadata, cipher: Buffer.from('sm4-ctr-hmac-sm3') };
  expect(await refusal(sealingCodec(envOf('aes')), { ...payload, metadata })).toBeDefined();
});

test.each<[string, Payload]>([
  ['nobody sealed', plain],
  ['carries nothing', {}],
  ['is null', { metadata: { encoding: Buffer.from('binary/null') } }],
  [
    'has an encoding nobody knows',
    { metadata: { encoding: Buffer.from('x') }, data: Buffer.of(1) },
  ],
  ['says it is a refusal', { ...plain, metadata: { [refusedMark]: Buffer.from('x') } }],
])('a payload that %s is refused', async (_, payload) => {
  expect(await refusal(sealingCodec(envOf('aes')), payload)).toContain('not encrypted');
});

test.each(['aes', 'sm4'])('a payload only looks sealed (%s), and is refused', async (cipher) => {
  const genuine = await sealed(cipher);
  for (const length of [0, 27, 28, 48, 49, 300]) {
    const data = Buffer.alloc(length, 7);
    const payload = { ...genuine, data };
    expect(await refusal(sealingCodec(envOf(cipher)), payload)).toBeDefined();
  }
});

describe.each(['aes', 'sm4'])('a payload sealed for one case (%s)', (cipher) => {
  const codec = sealingCodec(envOf(cipher));
  const one = workflow('lishui/P11/331102/EMPLOYEE/2022-10');
  const other = workflow('lishui/P11/331103/EMPLOYEE/2022-10');

  test('is read there, and in no other', async () => {
    const payload = await sealed(cipher, one);
    expect(await refusal(codec, payload, one)).toBeUndefined();
    expect(await refusal(codec, payload, other)).toBe('it was sealed for another case');
  });

  test('cannot be given another owner, nor none', async () => {
    const payload = await sealed(cipher, one);
    const { owner: _, ...without } = payload.metadata ?? {};
    const renamed = { ...without, owner: Buffer.from(other.workflowId) };
    expect(await refusal(codec, { ...payload, metadata: renamed }, other)).toBe('it was altered');
    expect(await refusal(codec, { ...payload, metadata: without }, other)).toBe('it was altered');
  });

  test("is not read as the result of its activity, nor one activity's as another's", async () => {
    const pay = activity(one.workflowId, '3');
    const asked = activity(one.workflowId, '4');
    expect(await refusal(codec, await sealed(cipher, one), pay)).toBeDefined();
    expect(await refusal(codec, await sealed(cipher, pay), asked)).toBeDefined();
    expect(await refusal(codec, await sealed(cipher, pay), pay)).toBeUndefined();
  });

  test('is shown to a reader who names no case', async () => {
    expect(await refusal(codec, await sealed(cipher, one))).toBeUndefined();
  });

  test('of before the binding is read as it was', async () => {
    expect(await refusal(codec, await sealed(cipher), one)).toBeUndefined();
  });
});

test("a Schedule's input is read by the runs it starts, and by no other", async () => {
  const codec = sealingCodec(envOf('aes'));
  const payload = await sealed('aes', workflow('lishui/P11/open'));
  const readBy = (id: string) => refusal(codec, payload, workflow(id));
  expect(await readBy('lishui/P11/open-2022-01-15T01:00:00Z')).toBeUndefined();
  expect(await readBy('lishui/P11/open-2022-01-15')).toBeDefined();
  expect(await readBy('lishui/P11/opening')).toBeDefined();
});

test.each([undefined, '', 'ab', 'zz'.repeat(32)])('the key %p is no key', (secret) => {
  const env = secret === undefined ? {} : { TONGCHOU_PAYLOAD_KEY: secret };
  expect(() => sealingCodec(env)).toThrow('64 hex characters');
});

test('for reading, what cannot be opened stays sealed and the rest is shown', async () => {
  const { metadata, data } = await sealed('sm4');
  const wire = {
    metadata: Object.fromEntries(
      Object.entries(metadata ?? {}).map(([name, value]) => [name, b64(value)]),
    ),
    data: b64(data),
  };
  const broken = { ...wire, data: b64(flipped(data ?? new Uint8Array(), 20)) };
  const [open, still] = decodeForReading(sealingCodec(envOf('aes')), [wire, broken]);
  expect(Buffer.from(open?.data ?? '', 'base64').toString()).toContain('331102');
  expect(still).toEqual(broken);
});

const b64 = (bytes: Uint8Array | null | undefined) => Buffer.from(bytes ?? []).toString('base64');
