import { Global, Module } from '@nestjs/common';
import { SecurityTrail } from './security-trail.js';

@Global()
@Module({ providers: [SecurityTrail], exports: [SecurityTrail] })
export class SecurityModule {}
