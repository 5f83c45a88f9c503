import { Controller, Get, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { portOf } from '../http/session-cookie.js';
import { openapiDocument } from './openapi-document.js';

@Controller('api')
export class OpenapiController {
  private readonly made = new Map<number, object>();

  /** The cookie's name holds our port, which is known once somebody has reached us on it. */
  @Get('openapi.json')
  read(@Req() request: FastifyRequest): object {
    const port = portOf(request);
    const document = this.made.get(port) ?? openapiDocument(port);
    this.made.set(port, document);
    return document;
  }
}
