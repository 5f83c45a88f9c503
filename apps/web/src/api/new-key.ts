/** Names one act: sent again, it is still the same. `randomUUID` needs a secure context; an intranet without TLS has only random bytes. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
