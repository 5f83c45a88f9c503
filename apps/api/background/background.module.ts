import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import type { Logger } from 'pino';
import { connectEngine } from '#engine/client.js';
import { sealingCodec } from '#engine/codec/data-converter.js';
import { SealingCodec } from '#engine/codec/payload-codec.js';
import { EngineRelay } from '#engine/relay.js';
import { BusinessClock } from '#persistence/clock/business-clock.js';
import type { Database } from '#persistence/database.js';
import { caseInEngine } from '#persistence/operations/figures.js';
import { openLaws } from '#persistence/operations/open-laws.js';
import { Outbox } from '#persistence/outbox/outbox.js';
import { servedPacks } from '#policy/load-packs.js';
import { unknownLaws } from '#policy/unknown-laws.js';
import { CalendarEvents } from '../clock/calendar-events.js';
import { ClockController } from '../clock/clock.controller.js';
import { ClockMover } from '../clock/clock-mover.js';
import { ClockService } from '../clock/clock.service.js';
import { OutsideClock } from '../clock/outside-clock.js';
import { Ticker } from '../clock/ticker.js';
import { BackgroundService } from './background.service.js';
import { CaseWatch } from './case-watch.js';
import { ChannelPost } from './channel-post.js';
import { CodecController } from './codec.controller.js';
import { EngineState } from './engine-state.js';
import { Relay } from './relay.port.js';

export interface BackgroundSettings {
  readonly database: Database;
  readonly log: Logger;
  readonly env: NodeJS.ProcessEnv;
}

/**
 * Relay, tick and the business clock with its two calls. Import it once:
 * `BackgroundModule.with({database, log, env})` gives `Relay`, `EngineState` and `ChannelPost` to all.
 */
@Module({})
export class BackgroundModule {
  static with(settings: BackgroundSettings): DynamicModule {
    const providers = providersOf(settings);
    return {
      module: BackgroundModule,
      global: true,
      controllers: [ClockController, CodecController],
      providers,
      exports: [Relay, EngineState, ChannelPost],
    };
  }
}

function providersOf({ database, log, env }: BackgroundSettings): Provider[] {
  const engine = connectEngine(env);
  const { client } = engine;
  const relay = new EngineRelay(client, new Outbox(database), log);
  const clock = new BusinessClock(database);
  const outside = new OutsideClock(env['SIMULATORS_URL'] || undefined);
  const firing = { database, client, clock, calendar: new CalendarEvents(servedPacks()) };
  const mover = new ClockMover({ ...firing, relay, outside, log });
  const ticker = new Ticker(firing);
  const movable = async () => (await clock.state()).movable;
  const watch = new CaseWatch(database, client, log, env);
  return [
    { provide: Relay, useValue: relay },
    { provide: SealingCodec, useValue: sealingCodec(env) },
    {
      provide: EngineState,
      useValue: new EngineState(
        client,
        movable,
        () => caseInEngine(database),
        async () => unknownLaws(await openLaws(database)),
        watch,
      ),
    },
    { provide: CaseWatch, useFactory: () => watch },
    { provide: ChannelPost, useFactory: () => new ChannelPost(database, env, log) },
    { provide: ClockService, useValue: new ClockService(database, clock, mover) },
    {
      provide: BackgroundService,
      useFactory: () => new BackgroundService({ engine, relay, ticker, clock, outside, log }),
    },
  ];
}
