import { Global, Module } from '@nestjs/common';
import { KnownPlaces } from './known-places.js';

@Global()
@Module({ providers: [KnownPlaces], exports: [KnownPlaces] })
export class HttpModule {}
