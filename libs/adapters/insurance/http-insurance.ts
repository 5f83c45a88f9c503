import type { z } from 'zod';
import type { Answer } from '../answer.js';
import { pathOf, type SignedHttp } from '../http/signed-http.js';
import { InsuranceReads } from './insurance-reads.js';

/** The medical-insurance platform over signed HTTP. */
export class HttpInsurance extends InsuranceReads {
  constructor(private readonly http: SignedHttp) {
    super();
  }

  protected override async ask<T>(
    what: string,
    query: Readonly<Record<string, string>>,
    schema: z.ZodType<T>,
  ): Promise<Answer<T>> {
    return this.http.read(pathOf(`/insurance/${what}`, query), schema);
  }
}
