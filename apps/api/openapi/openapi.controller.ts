import { Controller, Get } from '@nestjs/common';
import { openapiDocument } from './openapi-document.js';

@Controller('api')
export class OpenapiController {
  private readonly document = openapiDocument();

  @Get('openapi.json')
  read(): object {
    return this.document;
  }
}
