import { servedFrom, type Holder } from '#domain/ledger/served-from.js';
import { yuan } from '#domain/money/yuan.js';

const holder = (code: string, left: string, hasGap: boolean, ofCity = false): Holder => ({
  code,
  ofCity,
  left: yuan(left),
  hasGap,
});
const holders = [
  holder('130401', '3.00', false, true),
  holder('130402', '1.00', true),
  holder('130404', '8.00', false),
];
const given = [{ code: '130402', amount: yuan('2.20') }];

test('by each reading others serve, and nobody gives more than is left of its part', () => {
  expect(servedFrom('WHOLE_POT', given, holders)).toEqual([
    { from: '130401', to: '130402', amount: '0.55' },
    { from: '130402', to: '130402', amount: '0.18' },
    { from: '130404', to: '130402', amount: '1.47' },
  ]);
  expect(servedFrom('CITY_UNIT_PART', given, holders)).toEqual([
    { from: '130401', to: '130402', amount: '2.20' },
  ]);
  expect(servedFrom('SURPLUS_UNITS', given, holders)).toEqual([
    { from: '130401', to: '130402', amount: '0.60' },
    { from: '130404', to: '130402', amount: '1.60' },
  ]);
});

test('where they have too little it says how much is missing', () => {
  const much = [{ code: '130402', amount: yuan('3.01') }];
  expect(servedFrom('CITY_UNIT_PART', much, holders)).toEqual({ lacks: '0.01' });
});
