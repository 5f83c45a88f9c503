/** True when the address answers 200 in time. */
export async function isOk(url: string): Promise<boolean> {
  return (await statusOf(url, 2_000)) === 200;
}

/** True when the address answers anything: a process that says it is not ready lives. */
export async function speaks(url: string): Promise<boolean> {
  return (await statusOf(url, 5_000)) !== null;
}

async function statusOf(url: string, limitMs: number): Promise<number | null> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(limitMs) });
    await answer.arrayBuffer();
    return answer.status;
  } catch {
    return null;
  }
}
