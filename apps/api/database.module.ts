import { Global, Module, type DynamicModule } from '@nestjs/common';
import { BusinessClock } from '#persistence/clock/business-clock.js';
import { Database } from '#persistence/database.js';
import { OperationsMode } from './operations/operations-mode.js';
import { ProductionGuard } from './operations/production-guard.js';

/** The one pool of this process, and the business clock that is read from it. */
@Global()
@Module({})
export class DatabaseModule {
  static of(database: Database, clockMovable?: boolean): DynamicModule {
    const guard = new ProductionGuard(database, clockMovable);
    return {
      module: DatabaseModule,
      providers: [
        { provide: Database, useValue: database },
        { provide: BusinessClock, useFactory: () => new BusinessClock(database) },
        { provide: ProductionGuard, useValue: guard },
        { provide: OperationsMode, useFactory: () => new OperationsMode(database, guard) },
      ],
      exports: [Database, BusinessClock, OperationsMode, ProductionGuard],
    };
  }
}
