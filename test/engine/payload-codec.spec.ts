import { defaultPayloadConverter, type Payload } from '@temporalio/common';
import { sealingCodec } from '#engine/codec/data-converter.js';
import { decodeForReading } from '#engine/codec/remote-codec.js';

const key = 'ab'.repeat(32);
const envOf = (cipher: string, secret = key) => ({
  TONGCHOU_PAYLOAD_KEY: secret,
  TONGCHOU_CIPHER: cipher,
});
const plain = defaultPayloadConverter.toPayload({ caseId: 'lishui/P11/331102/EMPLOYEE/2022-10' });

async function sealed(cipher: string): Promise<Payload> {
  const [payload] = await sealingCodec(envOf(cipher)).encode([plain]);
  return payload as Payload;
}

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
      await expect(codec.decode([altered])).rejects.toThrow('payload refused');
    }
  });

  test('are refused when they were cut or emptied', async () => {
    const payload = await sealed(cipher);
    for (const length of [0, 5, (payload.data?.length ?? 0) - 1]) {
      const cut = { ...payload, data: payload.data?.subarray(0, length) };
      await expect(codec.decode([cut as Payload])).rejects.toThrow('payload refused');
    }
  });

  test('are refused under another key', async () => {
    const other = sealingCodec(envOf(cipher, 'cd'.repeat(32)));
    await expect(other.decode([await sealed(cipher)])).rejects.toThrow('another key');
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
  await expect(sealingCodec(envOf('aes')).decode([{ ...payload, metadata }])).rejects.toThrow(
    'payload refused',
  );
});

test('a payload that nobody sealed is refused', async () => {
  await expect(sealingCodec(envOf('aes')).decode([plain])).rejects.toThrow('not encrypted');
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
  const [open, still] = await decodeForReading(sealingCodec(envOf('aes')), [wire, broken]);
  expect(Buffer.from(open?.data ?? '', 'base64').toString()).toContain('331102');
  expect(still).toEqual(broken);
});

const b64 = (bytes: Uint8Array | null | undefined) => Buffer.from(bytes ?? []).toString('base64');
