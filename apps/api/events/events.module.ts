import { Module } from '@nestjs/common';
import { EventsController } from './events.controller.js';
import { TaskFeed } from './task-feed.js';

@Module({ controllers: [EventsController], providers: [TaskFeed] })
export class EventsModule {}
