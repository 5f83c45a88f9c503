import type { z } from 'zod';
import type { Answer } from '../answer.js';
import { ManualDesk } from '../manual/manual-desk.js';
import { TaxReads } from './tax-reads.js';

/** A tax bureau without an interface: its figures are typed in by two persons. */
export class ManualTax extends TaxReads {
  readonly #desk: ManualDesk;

  constructor(folder: string) {
    super();
    this.#desk = new ManualDesk(folder);
  }

  protected override async ask<T>(
    what: string,
    query: Readonly<Record<string, string>>,
    schema: z.ZodType<T>,
  ): Promise<Answer<T>> {
    const subject = Object.values(query).join('/');
    return this.#desk.ask({ operation: what, subject, content: query }, schema);
  }
}
