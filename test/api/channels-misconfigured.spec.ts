import { Global, Module, type DynamicModule } from '@nestjs/common';
import { pino } from 'pino';
import type { Readiness } from '#contracts/api/operations.js';
import { ChannelPost } from '../../apps/api/background/channel-post.js';
import type { Database } from '#persistence/database.js';
import { QuietEngineModule } from '../support/quiet-engine.module.js';
import { startApi } from './support/running-api.js';

/** The part of the engine's side that sends notices, with these settings. */
@Global()
@Module({})
class PostModule {
  static with(database: Database, env: NodeJS.ProcessEnv): DynamicModule {
    const post = new ChannelPost(database, env, pino({ level: 'silent' }));
    const providers = [{ provide: ChannelPost, useValue: post }];
    return { module: PostModule, providers, exports: [ChannelPost] };
  }
}

const warningsWith = async (env: NodeJS.ProcessEnv): Promise<Readiness> => {
  const api = await startApi('channels', {}, (database) => [
    QuietEngineModule,
    PostModule.with(database, env),
  ]);
  try {
    return (await (await fetch(`${api.url}/readyz`)).json()) as Readiness;
  } finally {
    await api.stop();
  }
};

test('channels that cannot be read stand among the warnings of /readyz', async () => {
  const wrong = await warningsWith({ TONGCHOU_CHANNELS_FILE: '/nothing/here/channels.json' });
  expect(wrong.ready).toBe(true);
  expect(wrong.warnings.find(({ code }) => code === 'CHANNELS_MISCONFIGURED')).toMatchObject({
    zh: expect.stringContaining('没有这个文件') as unknown,
  });
  const right = await warningsWith({});
  expect(right.warnings.map(({ code }) => code)).not.toContain('CHANNELS_MISCONFIGURED');
});
