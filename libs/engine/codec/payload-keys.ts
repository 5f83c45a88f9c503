import { createHash, hkdfSync } from 'node:crypto';

export type CipherName = 'aes' | 'sm4';

/** Everything derived from the one secret of an instance. `keyId` names it without telling it. */
export interface PayloadKeys {
  readonly keyId: string;
  readonly aes: Buffer;
  readonly sm4: Buffer;
  readonly mac: Buffer;
}

const secretForm = /^[0-9a-f]{64}$/i;

/** One key per use, so that no cipher ever sees another's key. */
export function payloadKeys(secret: string | undefined): PayloadKeys {
  if (!secret || !secretForm.test(secret)) {
    throw new Error(
      'TONGCHOU_PAYLOAD_KEY 必须是 64 位十六进制数 · must be 64 hex characters (256 bits)',
    );
  }
  const master = Buffer.from(secret, 'hex');
  const derived = (use: string, bytes: number) =>
    Buffer.from(hkdfSync('sha256', master, 'tongchou', `payload/${use}`, bytes));
  return {
    keyId: createHash('sha256').update(derived('key-id', 32)).digest('hex').slice(0, 16),
    aes: derived('aes-256-gcm', 32),
    sm4: derived('sm4-ctr', 16),
    mac: derived('hmac-sm3', 32),
  };
}

/** 国密 sites choose SM4; whatever is chosen, both can be read. */
export function cipherName(chosen: string | undefined): CipherName {
  if (chosen === undefined || chosen === '' || chosen === 'aes') return 'aes';
  if (chosen === 'sm4') return 'sm4';
  throw new Error(`TONGCHOU_CIPHER 只能是 aes 或 sm4 · must be aes or sm4, not ${chosen}`);
}
