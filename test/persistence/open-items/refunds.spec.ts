import { refundThere } from '#activities/open-items/refund-arrived.js';
import { into, out, StatementCity } from './statement-city.js';

let city: StatementCity;
beforeAll(async () => {
  city = await StatementCity.open('refunds');
});
afterAll(() => city?.database.close());

async function awaited(key: string, amount: string, day: string): Promise<string> {
  await city.statement(day, [out(key, amount)]);
  const caseId = (await city.items()).find((each) => each.key === key)?.caseId ?? '';
  await city.awaits(caseId);
  return caseId;
}
const endOf = async (key: string) => (await city.items()).find((each) => each.key === key)?.as;
const labelOf = async (key: string) =>
  ((await city.kept(key))[0] as { label: string | null } | undefined)?.label;

describe('equal sums on one statement', () => {
  test('the one that names the payment is its refund, though it stands last', async () => {
    await awaited('BANK-1', '66.66', '2022-10-01');
    const named = into('in/2', '66.66', { reference: '退回 BANK-1' });
    await city.statement('2022-10-02', [into('in/1', '66.66'), named]);
    expect(await endOf('BANK-1')).toBe('REFUNDED');
    expect([await labelOf('in/1'), await labelOf('in/2')]).toEqual(['SUSPENSE', null]);
  });

  test('a longer key that begins with its own is another payment', async () => {
    await awaited('bank-own/47', '55.55', '2022-09-26');
    const others = into('in/47', '55.55', { reference: '退回 bank-own/4711' });
    await city.statement('2022-09-27', [
      others,
      into('in/48', '55.55', { reference: '退款（bank-own/47）' }),
    ]);
    expect(await endOf('bank-own/47')).toBe('REFUNDED');
    expect([await labelOf('in/47'), await labelOf('in/48')]).toEqual(['SUSPENSE', null]);
  });

  test('none is taken by its amount alone; each becomes an item, and a person says which', async () => {
    const caseId = await awaited('BANK-2', '77.77', '2022-10-03');
    await city.statement('2022-10-04', [into('in/3', '77.77'), into('in/4', '77.77')]);
    expect(await endOf('BANK-2')).toBeNull();
    expect([await labelOf('in/3'), await labelOf('in/4')]).toEqual(['SUSPENSE', 'SUSPENSE']);
    expect(await refundThere(city.database, caseId)).toBeUndefined();
    await city.statement('2022-10-05', [into('in/5', '77.77')]);
    expect(await endOf('BANK-2')).toBeNull();
  });

  test('the only such sum is taken', async () => {
    await awaited('BANK-3', '88.88', '2022-10-06');
    await city.statement('2022-10-07', [into('in/6', '88.88')]);
    expect(await endOf('BANK-3')).toBe('REFUNDED');
  });

  test('a sum that fits two who wait is taken by neither, whoever asks first', async () => {
    const first = await awaited('BANK-4', '99.99', '2022-10-08');
    const second = await awaited('BANK-5', '99.99', '2022-10-09');
    await city.statement('2022-10-10', [into('in/7', '99.99')]);
    expect(await labelOf('in/7')).toBe('SUSPENSE');
    expect(await refundThere(city.database, first)).toBeUndefined();
    expect(await refundThere(city.database, second)).toBeUndefined();
  });
});
