import { fastify, type FastifyInstance } from 'fastify';
import { limits } from '#contracts/api/limits.js';
import { limitAnswers } from '../../apps/api/http/answer-limit.js';

describe('an answer', () => {
  let server: FastifyInstance;
  let url = '';
  const get = (path: string): Promise<Response> => fetch(`${url}${path}`);
  beforeAll(async () => {
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
    url = await server.listen({ port: 0, host: '127.0.0.1' });
  });
  afterAll(async () => await server.close());

  test('of 8 MiB leaves, of one byte more it is refused in words', async () => {
    const whole = await get(`/${limits.answerBytes}`);
    expect([whole.status, (await whole.arrayBuffer()).byteLength]).toEqual([
      200,
      limits.answerBytes,
    ]);
    const refused = await get(`/${limits.answerBytes + 1}`);
    expect(refused.status).toBe(422);
    expect(refused.headers.get('content-type')).toContain('application/problem+json');
    expect(await refused.json()).toMatchObject({
      code: 'ANSWER_TOO_LARGE',
      errors: [{ message: expect.stringContaining('8 MiB') }],
    });
  });

  test('is counted in bytes, not in letters', async () => {
    expect((await get('/chinese/2700000')).status).toBe(200);
    expect((await get('/chinese/2900000')).status).toBe(422);
  });
});
