import { fileURLToPath } from 'node:url';
import type { DataConverter } from '@temporalio/common';
import { SealingCodec } from './payload-codec.js';
import { cipherName, payloadKeys } from './payload-keys.js';

/** Also given to the bundler: workflow code turns its own failures into payloads. */
export const failureConverterPath = fileURLToPath(
  new URL('./failure-converter.cjs', import.meta.url),
);

/** TONGCHOU_PAYLOAD_KEY and TONGCHOU_CIPHER say how an instance seals its payloads. */
export function sealingCodec(env: NodeJS.ProcessEnv): SealingCodec {
  return new SealingCodec(
    payloadKeys(env['TONGCHOU_PAYLOAD_KEY']),
    cipherName(env['TONGCHOU_CIPHER']),
  );
}

/** One converter for client and worker: either could not read the other otherwise. */
export function dataConverter(env: NodeJS.ProcessEnv): DataConverter {
  return { payloadCodecs: [sealingCodec(env)], failureConverterPath };
}
