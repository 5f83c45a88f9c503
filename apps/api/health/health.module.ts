import { Module } from '@nestjs/common';
import { HealthController } from './health.controller.js';
import { Metrics } from './metrics.js';
import { ReadinessService } from './readiness.js';

@Module({
  controllers: [HealthController],
  providers: [ReadinessService, Metrics],
  exports: [Metrics],
})
export class HealthModule {}
