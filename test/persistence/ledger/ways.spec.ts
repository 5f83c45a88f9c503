import { openTransfer } from '#persistence/ledger/open-transfer.js';
import { releaseTransfer } from '#persistence/ledger/release-transfer.js';
import { reverseEntry } from '#persistence/ledger/reverse-entry.js';
import { recordExecution } from '#persistence/ledger/record-execution.js';
import { releasingDecisions } from '#persistence/steps/decision-rows.js';
import { decisionTable } from '#policy/decisions.js';
import {
  appropriation,
  cityCase,
  decide,
  executed,
  pack,
  stamp,
  today,
  type Person,
} from './ledger-city.js';
import { ownCity } from './own-city.js';

const city = ownCity({ clean: false });

const codesOf = (forward: boolean): string[] =>
  [...decisionTable()].flatMap(([code, { way }]) =>
    (way === 'FORWARD') === forward ? [code] : [],
  );

/** The agency's approval and a second hand of finance, which says `code`. */
const ordered = (code: string) =>
  city.database.tx(async (sql) => {
    const order = await appropriation(sql, 1, '400.00', ['agencyClerk']);
    const second = await decide(sql, 'financeChief', { code });
    await openTransfer(sql, { ...order, decisions: [...order.decisions, second] }, stamp);
    return order;
  });

test('SQL knows every code of the table, each with its way', async () => {
  const rows = await city.database.rows<{ code: string; way: string }>(
    'SELECT code, way FROM decision_code',
  );
  expect(new Map(rows.map(({ code, way }) => [code, way]))).toEqual(
    new Map([...decisionTable()].map(([code, { way }]) => [code, way])),
  );
});

describe('the second hand of a release', () => {
  test.each(codesOf(false))('that says %s releases nothing', async (code) => {
    await expect(ordered(code)).rejects.toMatchObject({ rule: 'TC009' });
  });

  test.each(codesOf(true))('that says %s releases it', async (code) => {
    const { key } = await ordered(code);
    await city.database.tx((sql) => releaseTransfer(sql, key, stamp));
    const rows = await city.database.rows('SELECT state FROM transfer WHERE key = $1', [key]);
    expect(rows).toEqual([{ state: 'SUBMITTED' }]);
  });
});

test('who released is asked of those that went forward, whatever was said after', async () => {
  const said = (code: string, person: Person) =>
    city.database.tx((sql) => decide(sql, person, { code }));
  const approved = await said('APPROVE', 'financeChief');
  for (const code of codesOf(false)) await said(code, 'auditor');
  const releasing = await city.database.tx((sql) => releasingDecisions(sql, cityCase, ['test']));
  expect(releasing).toEqual([approved]);
});

describe('whoever agrees to a reversal', () => {
  const reversed = async (code: string) => {
    const order = await ordered('APPROVE');
    return await city.database.tx(async (sql) => {
      await releaseTransfer(sql, order.key, stamp);
      await recordExecution(sql, executed(order), stamp);
      const decision = await decide(sql, 'auditor', { code });
      const of = { transferKey: order.key, decision, valueDate: today, clause: 'LS-9.c', pack };
      return await reverseEntry(sql, of, stamp);
    });
  };

  test.each(['OBJECT', 'REFUSE', 'RETURN'])('does not say %s', async (code) => {
    await expect(reversed(code)).rejects.toMatchObject({ rule: 'TC016' });
  });

  test('goes forward', async () => {
    expect(await reversed('APPROVE')).toBeDefined();
  });
});

describe('the way of a decision', () => {
  const written = (said: { code: string; way?: string }) =>
    city.database.tx(async (sql) => {
      const id = await decide(sql, 'financeChief', said);
      return sql.rows('SELECT code, way FROM decision WHERE id = $1', [id]);
    });

  test('is that of its code, said or not', async () => {
    const refused = [{ code: 'REFUSE', way: 'STOP' }];
    expect(await written({ code: 'REFUSE' })).toEqual(refused);
    expect(await written({ code: 'REFUSE', way: 'STOP' })).toEqual(refused);
  });

  test.each([
    ['OBJECT', 'FORWARD', 'decision_goes_its_way'],
    ['APPROVE', 'BACK', 'decision_goes_its_way'],
    ['NEVER_HEARD', 'FORWARD', 'decision_goes_its_way'],
    ['NEVER_HEARD', undefined, 'TC024'],
  ])('of %s is not %s', async (code, way, refusedBy) => {
    const error: unknown = await written(way === undefined ? { code } : { code, way }).catch(
      (refusal: unknown) => refusal,
    );
    const { code: sqlCode, constraint } = error as { code?: string; constraint?: string };
    expect([sqlCode, constraint]).toContain(refusedBy);
  });

  test.each([
    `UPDATE decision SET way = 'FORWARD'`,
    `UPDATE decision SET code = 'APPROVE', way = 'FORWARD'`,
    `UPDATE decision_code SET way = 'FORWARD' WHERE code = 'OBJECT'`,
    `DELETE FROM decision_code`,
  ])('does not change afterwards: %s', async (attempt) => {
    await written({ code: 'OBJECT' });
    await expect(city.database.rows(attempt)).rejects.toMatchObject({ code: 'TC011' });
  });
});
