import { createHmac } from 'node:crypto';
import type { Payload, PayloadCodec, SerializationContext } from '@temporalio/common';
import proto from '@temporalio/proto';
import { refused, refusedMark } from '#contracts/sealed.js';
import { belongs, ownerOf } from './bound-to.js';
import { ciphers, PayloadRefused, type Cipher } from './ciphers.js';
import type { CipherName, PayloadKeys } from './payload-keys.js';

const wire = proto.temporal.api.common.v1.Payload;
const encoding = 'binary/encrypted';
const text = (bytes: Uint8Array | null | undefined) => Buffer.from(bytes ?? []).toString();

/**
 * What a sealed payload says of itself is authenticated too: it cannot be passed off as another
 * kind, or as another case's. Payloads of before the binding (first form) name no owner.
 */
function claims(cipher: Cipher, keyId: string, owner: string | undefined): Buffer {
  const said = [encoding, cipher.name, keyId];
  return Buffer.from(
    JSON.stringify(
      owner === undefined ? ['tongchou', 1, ...said] : ['tongchou', 2, ...said, owner],
    ),
  );
}

/**
 * Whatever the engine stores of a case is sealed. A payload that is not, that was
 * altered, or that was sealed for another case is not read: nobody who reaches the engine can put
 * words into a case's mouth.
 */
export class SealingCodec implements PayloadCodec {
  constructor(
    private readonly keys: PayloadKeys,
    private readonly chosen: CipherName,
  ) {}

  async encode(payloads: Payload[], context?: SerializationContext): Promise<Payload[]> {
    const cipher = ciphers[this.chosen];
    const { keyId } = this.keys;
    const owner = ownerOf(context);
    return payloads.map((payload) => ({
      metadata: {
        encoding: Buffer.from(encoding),
        cipher: Buffer.from(cipher.name),
        'key-id': Buffer.from(keyId),
        ...(owner === undefined ? {} : { owner: Buffer.from(owner) }),
      },
      data: cipher.seal(this.keys, wire.encode(payload).finish(), claims(cipher, keyId, owner)),
    }));
  }

  /** Never fails: a workflow task that could not read its history would be tried again for ever. */
  async decode(payloads: Payload[], context?: SerializationContext): Promise<Payload[]> {
    return payloads.map((payload) => this.openOrMark(payload, context));
  }

  /** @throws PayloadRefused when it is not ours, or not `context`'s. */
  open({ metadata, data }: Payload, context?: SerializationContext): Payload {
    if (text(metadata?.['encoding']) !== encoding) throw new PayloadRefused('it is not encrypted');
    const name = text(metadata?.['cipher']);
    const cipher = Object.values(ciphers).find((each) => each.name === name);
    if (!cipher) throw new PayloadRefused('its cipher is not known');
    if (text(metadata?.['key-id']) !== this.keys.keyId) {
      throw new PayloadRefused('it was sealed under another key');
    }
    const owner = metadata?.['owner'] ? text(metadata['owner']) : undefined;
    const plain = cipher.open(
      this.keys,
      data ?? Buffer.alloc(0),
      claims(cipher, this.keys.keyId, owner),
    );
    const reader = ownerOf(context);
    if (owner !== undefined && reader !== undefined && !belongs(owner, reader)) {
      throw new PayloadRefused('it was sealed for another case');
    }
    const { metadata: inner, data: content } = wire.decode(plain);
    return { metadata: inner, data: content };
  }

  /** A name for `key` that nobody without the secret can guess, and always the same one. */
  secretName(key: string): string {
    return createHmac('sha256', this.keys.mac).update(`request-id ${key}`).digest('hex');
  }

  private openOrMark(payload: Payload, context: SerializationContext | undefined): Payload {
    try {
      return this.open(payload, context);
    } catch (error) {
      const why = error instanceof PayloadRefused ? error.why : 'it cannot be read';
      return {
        metadata: { encoding: Buffer.from('json/plain'), [refusedMark]: Buffer.from(why) },
        data: Buffer.from(JSON.stringify(refused(why))),
      };
    }
  }
}
