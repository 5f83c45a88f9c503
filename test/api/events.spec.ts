import { LiveStream } from './support/live-stream.js';
import { accountAt } from './support/organisation.js';
import { startApi, type RunningApi } from './support/running-api.js';
import { seedTask } from './support/tasks.js';
import { Visitor } from './support/visitor.js';

let api: RunningApi;
beforeAll(async () => {
  api = await startApi('events');
});
afterAll(async () => await api.stop());

test('实时更新 › a desk hears of its own new task and of no other', async () => {
  const username = accountAt('331102.HEALTHCARE_SECURITY.preparer');
  const { cookie } = await Visitor.signedIn(api.url, username);
  const answer = await fetch(`${api.url}/api/v1/events`, { headers: { cookie } });
  expect(answer.headers.get('content-type')).toContain('text/event-stream');
  const stream = new LiveStream(answer);
  await stream.until('event: ready');
  // Changes are told in the order in which they were made.
  const foreign = await seedTask(api.database, { unit: '331121' });
  const own = await seedTask(api.database, { unit: '331102' });
  await stream.until(own);
  expect(stream.heard).not.toContain(foreign);
  expect(stream.heard).toContain('event: tasks\ndata: {"changed":1,');
  await stream.end();
});
