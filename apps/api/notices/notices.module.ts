import { Module } from '@nestjs/common';
import { NoticesController } from './notices.controller.js';
import { NoticesService } from './notices.service.js';
import { UrgeService } from './urge.service.js';

@Module({ controllers: [NoticesController], providers: [NoticesService, UrgeService] })
export class NoticesModule {}
