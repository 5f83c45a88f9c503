import type { z } from 'zod';
import type { Answer } from '../answer.js';
import { pathOf, type SignedHttp } from '../http/signed-http.js';
import { TaxReads } from './tax-reads.js';

/** The tax bureau over signed HTTP. */
export class HttpTax extends TaxReads {
  constructor(private readonly http: SignedHttp) {
    super();
  }

  protected override async ask<T>(
    what: string,
    query: Readonly<Record<string, string>>,
    schema: z.ZodType<T>,
  ): Promise<Answer<T>> {
    return this.http.read(pathOf(`/tax/${what}`, query), schema);
  }
}
