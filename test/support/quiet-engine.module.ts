import { Global, Module } from '@nestjs/common';
import { Relay } from '../../apps/api/background/relay.port.js';

/** An API that tells the engine nothing by itself: decisions wait in the outbox. */
@Global()
@Module({
  providers: [{ provide: Relay, useValue: { nudge: () => undefined } satisfies Relay }],
  exports: [Relay],
})
export class QuietEngineModule {}
