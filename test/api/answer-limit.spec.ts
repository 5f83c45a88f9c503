import { fastify, type FastifyInstance } from 'fastify';
import { limits } from '#contracts/api/limits.js';
import { limitAnswers } from '../../apps/api/http/answer-limit.js';

describe('an answer', () => {
  let server: FastifyInstance;
  beforeAll(() => {
    server = fastify();
    limitAnswers(server);
    server.get('/:bytes', (request) => {
      const { bytes } = request.params as { bytes: string };
      return { text: 'x'.repeat(Number(bytes) - '{"text":""}'.length) };
    });
    server.get('/chinese/:letters', (request) => {
      const { letters } = request.params as { letters: string };
      return { text: '统'.repeat(Number(letters)) };
    });
  });
  afterAll(async () => await server.close());

  test('of 8 MiB leaves, of one byte more it is refused in words', async () => {
    const whole = await server.inject(`/${limits.answerBytes}`);
    expect([whole.statusCode, whole.rawPayload.length]).toEqual([200, limits.answerBytes]);
    const refused = await server.inject(`/${limits.answerBytes + 1}`);
    expect(refused.statusCode).toBe(422);
    expect(refused.headers['content-type']).toContain('application/problem+json');
    expect(refused.json()).toMatchObject({
      code: 'ANSWER_TOO_LARGE',
      errors: [{ message: expect.stringContaining('8 MiB') }],
    });
  });

  test('is counted in bytes, not in letters', async () => {
    expect((await server.inject('/chinese/2700000')).statusCode).toBe(200);
    expect((await server.inject('/chinese/2900000')).statusCode).toBe(422);
  });
});
