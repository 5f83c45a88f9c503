import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import type { CipherName, PayloadKeys } from './payload-keys.js';

/** Seals bytes so that a changed bit, in them or in what they claim to be, is noticed. */
export interface Cipher {
  /** The name a sealed payload carries. */
  readonly name: string;
  seal(keys: PayloadKeys, plain: Uint8Array, claims: Uint8Array): Buffer;
  open(keys: PayloadKeys, sealed: Uint8Array, claims: Uint8Array): Buffer;
}

/** A payload that was altered, cut, or sealed under another key. It is never read. */
export class PayloadRefused extends Error {
  constructor(readonly why: string) {
    super(`加密数据被拒绝 · payload refused: ${why}`);
    this.name = 'PayloadRefused';
  }
}

const gcm = { iv: 12, tag: 16 };
const ctr = { iv: 16, mac: 32 };

/** AES-256-GCM: iv, cipher text, tag. */
const aes: Cipher = {
  name: 'aes-256-gcm',
  seal({ aes: key }, plain, claims) {
    const iv = randomBytes(gcm.iv);
    const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(claims);
    return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  },
  open({ aes: key }, sealed, claims) {
    if (sealed.length < gcm.iv + gcm.tag) throw new PayloadRefused('too short');
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, gcm.iv), {
      authTagLength: gcm.tag,
    })
      .setAAD(claims)
      .setAuthTag(sealed.subarray(sealed.length - gcm.tag));
    const body = decipher.update(sealed.subarray(gcm.iv, sealed.length - gcm.tag));
    try {
      return Buffer.concat([body, decipher.final()]);
    } catch {
      throw new PayloadRefused('it was altered');
    }
  },
};

function macOf(key: Buffer, claims: Uint8Array, ivAndText: Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(claims.length); // without it, bytes could move between the two parts
  return createHmac('sm3', key).update(length).update(claims).update(ivAndText).digest();
}

/** SM4-CTR, then HMAC-SM3 over it: OpenSSL 3.0 has no SM4-GCM. */
const sm4: Cipher = {
  name: 'sm4-ctr-hmac-sm3',
  seal({ sm4: key, mac }, plain, claims) {
    const iv = randomBytes(ctr.iv);
    const cipher = createCipheriv('sm4-ctr', key, iv);
    const ivAndText = Buffer.concat([iv, cipher.update(plain), cipher.final()]);
    return Buffer.concat([ivAndText, macOf(mac, claims, ivAndText)]);
  },
  open({ sm4: key, mac }, sealed, claims) {
    if (sealed.length < ctr.iv + ctr.mac) throw new PayloadRefused('too short');
    const ivAndText = sealed.subarray(0, sealed.length - ctr.mac);
    const told = sealed.subarray(sealed.length - ctr.mac);
    if (!timingSafeEqual(macOf(mac, claims, ivAndText), told)) {
      throw new PayloadRefused('it was altered');
    }
    const decipher = createDecipheriv('sm4-ctr', key, ivAndText.subarray(0, ctr.iv));
    return Buffer.concat([decipher.update(ivAndText.subarray(ctr.iv)), decipher.final()]);
  },
};

export const ciphers: Readonly<Record<CipherName, Cipher>> = { aes, sm4 };
