import * as fc from 'fast-check';
import { yuan, type Yuan } from '#domain/money/yuan.js';
import { buildTemplate, balanceOf, type LedgerCity } from './ledger-city.js';
import { commands, modelled, seen } from './ledger-commands.js';
import { LedgerModel } from './ledger-model.js';

/** The gate runs the same sequences every time; TONGCHOU_PROPERTY_RUNS=2000 and more runs new ones. */
const asked = process.env['TONGCHOU_PROPERTY_RUNS'];
const numRuns = Number(asked ?? 20);
const seed = asked === undefined ? { seed: 331_100 } : {};

const every =
  'PENDING INSUFFICIENT SUBMITTED UNKNOWN FAILED VOID EXPIRED POSTED MISMATCH REVERSED first again ' +
  'KeyReused ReleaseRefused MoveRefused ReversalRefused';

/** Every sequence has a city of its own, so that a failure can be made smaller and run again. */
async function inCity(
  template: LedgerCity,
  work: (city: LedgerCity, model: LedgerModel) => Promise<void>,
): Promise<void> {
  const city = await template.copy();
  try {
    const balances = new Map<string, Yuan>();
    for (const account of modelled) {
      balances.set(account, yuan((await balanceOf(city.database, account)).balance));
    }
    await work(city, new LedgerModel(balances));
  } finally {
    await city.drop();
  }
}

const anyOrder = (template: LedgerCity, runs: number, breakage?: string): Promise<void> =>
  fc.assert(
    fc.asyncProperty(fc.commands(commands, { maxCommands: 70, size: 'max' }), (sequence) =>
      inCity(template, async (city, model) => {
        if (breakage !== undefined) await city.database.rows(breakage);
        await fc.asyncModelRun(() => ({ model, real: city }), sequence);
      }),
    ),
    { ...seed, numRuns: runs, endOnFailure: breakage !== undefined },
  );

describe('the ledger', () => {
  let template: LedgerCity;
  beforeAll(async () => {
    template = await buildTemplate();
  });
  afterAll(() => template.drop());

  test('does what a plain model does, in any order of orders, outcomes, receipts and reversals', async () => {
    await anyOrder(template, numRuns);
    expect(every.split(' ').filter((word) => !seen.has(word))).toEqual([]);
  }, 3_600_000);

  test.each([
    'DROP TRIGGER transfer_begins ON transfer',
    'DROP TRIGGER posting_moves_balance ON posting',
    `CREATE OR REPLACE FUNCTION release_standing(wanted text)
       RETURNS TABLE (persons integer, departments integer, "minPersons" integer, "minDepartments" integer)
       LANGUAGE sql AS 'SELECT 2, 2, 2, 2'`,
  ])('no longer does so after: %s', async (breakage) => {
    await expect(anyOrder(template, 20, breakage)).rejects.toThrow('Property failed');
  });
});
