import { createHash } from 'node:crypto';
import { canonicalContent, type TransferContent } from '#domain/ledger/transfer-content.js';

/** SHA-256 of what a transfer key stands for (M05). */
export function contentHash(content: TransferContent): string {
  return createHash('sha256').update(canonicalContent(content)).digest('hex');
}
