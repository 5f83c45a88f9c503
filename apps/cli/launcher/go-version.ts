/** What the server's go.mod asks for. */
export const goNeeded = '1.26.8';

/** Reads `go version go1.26.8 linux/amd64`; null when it says something else. */
export function goVersionIn(text: string): string | null {
  return /\bgo(\d+\.\d+(?:\.\d+)?)/.exec(text)?.[1] ?? null;
}

export function isAtLeast(version: string, needed: string): boolean {
  const [have, want] = [version, needed].map((text) => text.split('.').map(Number));
  for (let part = 0; part < 3; part += 1) {
    const difference = (have?.[part] ?? 0) - (want?.[part] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}
