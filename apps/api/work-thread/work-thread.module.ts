import { Global, Module } from '@nestjs/common';
import { WorkThread } from './work-thread.js';

@Global()
@Module({
  providers: [{ provide: WorkThread, useFactory: () => new WorkThread() }],
  exports: [WorkThread],
})
export class WorkThreadModule {}
