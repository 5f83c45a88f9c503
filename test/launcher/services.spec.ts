import { answers } from '../../apps/cli/launcher/postgres-server.js';
import { engineAnswers } from '../../apps/cli/launcher/temporal-namespace.js';

/** What Jest's set-up started for every file of the run. */
describe('the services of a test run', () => {
  test('a real PostgreSQL answers its superuser', async () => {
    expect(await answers(process.env['TEST_DATABASE_ADMIN_URL'] ?? '')).toBe(true);
  });

  test('a real Temporal answers', async () => {
    expect(await engineAnswers(process.env['TEMPORAL_ADDRESS'] ?? '')).toBe(true);
  });
});
