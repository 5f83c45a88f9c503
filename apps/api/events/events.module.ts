import { Module } from '@nestjs/common';
import { EventsController } from './events.controller.js';
import { NoticeFeed } from '../notices/notice-feed.js';
import { TaskFeed } from './task-feed.js';

@Module({ controllers: [EventsController], providers: [TaskFeed, NoticeFeed] })
export class EventsModule {}
