import { malformed } from './problems.js';

/** The body of a call that has one; none at all is malformed, not merely incomplete. */
export function bodyOf(body: unknown): unknown {
  if (body !== undefined) return body;
  throw malformed('MALFORMED_JSON', {
    zh: '请求没有内容，请发送 JSON',
    en: 'The request has no body; send JSON',
  });
}
