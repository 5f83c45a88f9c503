import { createHash } from 'node:crypto';
import type { CalendarNoticeDetail } from '#contracts/api/calendar-notices.js';
import { canonicalJson } from '../inbox/canonical-json.js';

/** What a reader is shown of a notice, its effects included, as SHA-256 in hex; what they may do is no part of it. */
export function seenHash({ notice, source, preview }: CalendarNoticeDetail): string {
  const { mayConfirm: _confirm, mayReject: _reject, ...rest } = notice;
  return createHash('sha256')
    .update(canonicalJson({ notice: rest, source, preview }))
    .digest('hex');
}
