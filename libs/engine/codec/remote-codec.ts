import { PayloadRefused } from './ciphers.js';
import type { SealingCodec } from './payload-codec.js';

/** A payload as the engine's pages send it: bytes as base64. */
export interface WirePayload {
  readonly metadata?: Readonly<Record<string, string>> | undefined;
  readonly data?: string | undefined;
}

const bytes = (base64: string): Buffer => Buffer.from(base64, 'base64');
const base64 = (content: Uint8Array | null | undefined): string =>
  Buffer.from(content ?? []).toString('base64');

const mapped = <From, To>(fields: Readonly<Record<string, From>>, turn: (value: From) => To) =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, turn(value)]));

/** Opens payloads for somebody who may read them. One that is refused stays as it was: the page shows it sealed. */
export function decodeForReading(
  codec: SealingCodec,
  payloads: readonly WirePayload[],
): WirePayload[] {
  return payloads.map((payload) => decodeOne(codec, payload));
}

function decodeOne(codec: SealingCodec, payload: WirePayload): WirePayload {
  const metadata = mapped(payload.metadata ?? {}, bytes);
  try {
    const open = codec.open({ metadata, data: bytes(payload.data ?? '') });
    return { metadata: mapped(open.metadata ?? {}, base64), data: base64(open.data) };
  } catch (error) {
    if (error instanceof PayloadRefused) return payload;
    throw error;
  }
}
