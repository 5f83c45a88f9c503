import { Global, Module, type DynamicModule } from '@nestjs/common';
import { BusinessClock } from '#persistence/clock/business-clock.js';
import { Database } from '#persistence/database.js';
import { OperationsMode } from './operations/operations-mode.js';

/** The one pool of this process, and the business clock that is read from it. */
@Global()
@Module({})
export class DatabaseModule {
  static of(database: Database): DynamicModule {
    return {
      module: DatabaseModule,
      providers: [
        { provide: Database, useValue: database },
        { provide: BusinessClock, useFactory: () => new BusinessClock(database) },
        { provide: OperationsMode, useFactory: () => new OperationsMode(database) },
      ],
      exports: [Database, BusinessClock, OperationsMode],
    };
  }
}
