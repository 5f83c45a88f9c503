import type { Visitor } from './visitor.js';

/** What a decision is answered with: its status, and when refused the code and each fault. */
export async function answerTo(
  who: Visitor,
  id: string,
  body: object,
): Promise<(string | undefined)[]> {
  const { headers } = await who.get(`/tasks/${id}`);
  const answer = await who.decide(id, body, { ifMatch: headers.get('etag') });
  const faults = (answer.body.errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`);
  return [String(answer.status), ...(answer.status === 200 ? [] : [answer.body.code]), ...faults];
}
