import { checkLedger } from '#persistence/ledger/audit-ledger.js';
import { late } from '../../support/late.js';
import { buildTemplate, type LedgerCity } from './ledger-city.js';

/** A city of its own for each test of a `describe` or file; after each the ledger must be clean, unless told otherwise. */
export function ownCity({ clean = true } = {}): LedgerCity {
  let template: LedgerCity;
  let city: LedgerCity | undefined;
  beforeAll(async () => {
    template = await buildTemplate();
  });
  afterAll(() => template.drop());
  beforeEach(async () => {
    city = await template.copy();
  });
  afterEach(async () => {
    if (clean && city) expect(await checkLedger(city.database)).toEqual([]);
    await city?.drop();
  });
  return late(() => city);
}
