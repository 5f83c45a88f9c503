import { decisionTable } from '#policy/decisions.js';
import { goesForward, wayOf } from '../../workflows/steps/way.js';

const verdict = { decisionId: 'd', step: 's', round: 1 };

test.each([...decisionTable()].map(([code, { way }]) => [code, way] as const))(
  'a case that hears %s is led %s, and goes on only FORWARD',
  (code, way) => {
    expect(wayOf({ ...verdict, code, way })).toBe(way);
    expect(goesForward({ ...verdict, code, way })).toBe(way === 'FORWARD');
  },
);

test.each([
  ['SUBMIT', 'FORWARD'],
  ['APPROVE_WITH_CHANGE', 'FORWARD'],
  ['RETURN', 'BACK'],
  ['CANCEL_TRANSFER', 'STOP'],
])('what was sent before decisions had a way: %s led %s', (code, way) => {
  expect(wayOf({ ...verdict, code })).toBe(way);
});
