import { paymentReference, referencesIn } from '#domain/process/remittance-reference.js';

const liandu = { process: 'P08', unit: '331102', fund: 'RESIDENT', period: '2022' };

test('a reference is found in a remark, and one wrong digit makes it no other county’s', () => {
  const reference = paymentReference(liandu);
  // What notices of before have printed stays what a payer writes.
  expect(reference).toBe('P08-331102R-2022-44');
  expect(referencesIn(`莲都区财政局补助 ${reference.toLowerCase()} 第一笔`)).toEqual([reference]);
  expect(paymentReference({ ...liandu, unit: '331121' }).slice(-2)).not.toBe(reference.slice(-2));
  expect(referencesIn('补助款')).toEqual([]);
});

test('each duty of a case has its own, in periods of every kind', () => {
  const periods = ['2022', '2022-10', '2022-Q3', '2022-10-A'];
  const all = periods.flatMap((period) =>
    [1, 2, 12].map((ordinal) => paymentReference({ ...liandu, period, ordinal })),
  );
  expect(new Set(all).size).toBe(all.length);
  expect(all[1]).toMatch(/^P08-331102R2-2022-\d{2}$/);
  expect(all[3]).toMatch(/^P08-331102R-202210-\d{2}$/);
  expect(referencesIn(all.join('；'))).toEqual(all);
});
