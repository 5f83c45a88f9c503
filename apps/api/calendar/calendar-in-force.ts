import {
  Injectable,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { CalendarKeeper } from '#policy/calendar-keeper.js';
import { calendarNoticesInForce } from '#persistence/calendar/calendar-notices.js';
import { Database } from '#persistence/database.js';

/** The API counts with what is confirmed, whether here or by another process. */
@Injectable()
export class CalendarInForce implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly keeper: CalendarKeeper;

  constructor(database: Database) {
    this.keeper = new CalendarKeeper(() => calendarNoticesInForce(database));
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.refresh();
    this.keeper.start();
  }

  onApplicationShutdown(): void {
    this.keeper.stop();
  }

  /** At once, where something was confirmed in this process. */
  refresh(): Promise<void> {
    return this.keeper.refresh();
  }
}
