import { Module } from '@nestjs/common';
import { OwnPasswordService } from './own-password.service.js';
import { PasswordCheck } from './password-check.js';
import { SessionController } from './session.controller.js';
import { SessionService } from './session.service.js';

@Module({
  controllers: [SessionController],
  providers: [SessionService, OwnPasswordService, PasswordCheck],
})
export class SessionModule {}
