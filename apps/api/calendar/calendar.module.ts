import { Module } from '@nestjs/common';
import { CalendarController } from './calendar.controller.js';
import { CalendarInForce } from './calendar-in-force.js';
import { CalendarNoticesController } from './calendar-notices.controller.js';
import { CalendarNoticesService } from './calendar-notices.service.js';

@Module({
  controllers: [CalendarController, CalendarNoticesController],
  providers: [CalendarInForce, CalendarNoticesService],
})
export class CalendarModule {}
