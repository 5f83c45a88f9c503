import type { Payload, PayloadCodec } from '@temporalio/common';
import proto from '@temporalio/proto';
import { ciphers, PayloadRefused, type Cipher } from './ciphers.js';
import type { CipherName, PayloadKeys } from './payload-keys.js';

const wire = proto.temporal.api.common.v1.Payload;
const encoding = 'binary/encrypted';
const text = (bytes: Uint8Array | null | undefined) => Buffer.from(bytes ?? []).toString();

/** What a sealed payload says of itself is authenticated too: it cannot be passed off as another kind. */
function claims(cipher: Cipher, keyId: string): Buffer {
  return Buffer.from(JSON.stringify(['tongchou', 1, encoding, cipher.name, keyId]));
}

/**
 * Whatever the engine stores of a case is sealed (decisions.md 13). A payload that is not, or that
 * was altered, is refused: nobody who reaches the engine can put words into a case's mouth.
 */
export class SealingCodec implements PayloadCodec {
  constructor(
    private readonly keys: PayloadKeys,
    private readonly chosen: CipherName,
  ) {}

  async encode(payloads: Payload[]): Promise<Payload[]> {
    const cipher = ciphers[this.chosen];
    const { keyId } = this.keys;
    return payloads.map((payload) => ({
      metadata: {
        encoding: Buffer.from(encoding),
        cipher: Buffer.from(cipher.name),
        'key-id': Buffer.from(keyId),
      },
      data: cipher.seal(this.keys, wire.encode(payload).finish(), claims(cipher, keyId)),
    }));
  }

  async decode(payloads: Payload[]): Promise<Payload[]> {
    return payloads.map((payload) => this.unseal(payload));
  }

  private unseal({ metadata, data }: Payload): Payload {
    if (text(metadata?.['encoding']) !== encoding) throw new PayloadRefused('it is not encrypted');
    const name = text(metadata?.['cipher']);
    const cipher = Object.values(ciphers).find((each) => each.name === name);
    if (!cipher) throw new PayloadRefused('its cipher is not known');
    if (text(metadata?.['key-id']) !== this.keys.keyId) {
      throw new PayloadRefused('it was sealed under another key');
    }
    const plain = cipher.open(this.keys, data ?? Buffer.alloc(0), claims(cipher, this.keys.keyId));
    const { metadata: inner, data: content } = wire.decode(plain);
    return { metadata: inner, data: content };
  }
}
