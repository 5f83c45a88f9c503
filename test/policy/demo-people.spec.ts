import { demoAccounts, demoAccountsOf, desksOf } from '#policy/demo-accounts.js';
import { demoDesks } from '#policy/demo-people.js';
import { loadPack, packs } from '#policy/load-packs.js';

/** People of cities that write none down are made up from the pack, always the same. */
describe('made-up people', () => {
  const all = packs().map((pack) => ({ pack, accounts: demoAccountsOf(pack) }));
  const handan = demoAccountsOf(loadPack('handan'));
  const at = (desk: string) =>
    handan.filter(({ office, posts }) => posts.some((post) => `${office}.${post}` === desk));

  test('sit at every desk of every city, two at those that have two seats', () => {
    for (const { pack, accounts } of all) {
      const held = accounts.flatMap(({ office, posts }) =>
        posts.map((post) => `${office}.${post}`),
      );
      expect(new Set(held)).toEqual(new Set(desksOf(pack)));
      for (const { unit, department, post, seats } of demoDesks(pack)) {
        const desk = `${unit}.${department}.${post}`;
        expect([desk, held.filter((each) => each === desk).length]).toEqual([desk, seats]);
      }
      expect(accounts.filter(({ posts }) => posts.includes('administrator'))).toHaveLength(1);
      expect(new Set(accounts.map(({ city }) => city))).toEqual(new Set([pack.id]));
    }
  });

  test('are one human being each, over all cities, with a sign-in name of their own', () => {
    const everybody = all.flatMap(({ accounts }) => accounts);
    for (const of of ['person', 'username'] as const) {
      const said = everybody.map((account) => account[of]);
      expect(said.filter((each, index) => said.indexOf(each) !== index)).toEqual([]);
    }
    for (const { username } of everybody) expect(username).toMatch(/^[a-z][a-z0-9.]{2,39}$/);
  });

  test('are called after city, unit, department and post, and never otherwise', () => {
    const called = (desk: string) => at(desk).map(({ username, person }) => [username, person]);
    expect(called('130402.HEALTHCARE_SECURITY.preparer')).toEqual([
      ['handan.hanshan.health.preparer', '董向清'],
      ['handan.hanshan.health.preparer2', '史若飞'],
    ]);
    expect(called('130400.FINANCE.reviewer').map(([username]) => username)).toEqual([
      'handan.city.finance.reviewer',
      'handan.city.finance.reviewer2',
    ]);
    expect(demoAccountsOf(loadPack('handan'))).toEqual(handan);
  });

  test('are there for the parties outside too', () => {
    for (const desk of [
      '130402.PROVIDER.preparer',
      '130402.TAX.reviewer',
      '130402.GOVERNMENT.approver',
      '130400.AUDIT.auditor',
      '130400.TREASURY.preparer',
      '130400.THIRD_PARTY.preparer',
    ]) {
      expect([desk, at(desk).length]).toEqual([desk, 1]);
    }
  });

  test('Lishui’s people keep the names they have', () => {
    const lishui = demoAccountsOf(loadPack('lishui'));
    expect(lishui.find(({ username }) => username === 'liandu.preparer')?.person).toBe('徐志强');
    expect(lishui.find(({ username }) => username === 'city.finance.reviewer2')?.person).toBe(
      '詹素芬',
    );
  });

  test('only those of the cities hosted here are listed', () => {
    expect(new Set(demoAccounts().map(({ city }) => city))).toEqual(new Set(['lishui']));
    process.env['TONGCHOU_CITIES'] = 'handan,jilin';
    try {
      expect(new Set(demoAccounts().map(({ city }) => city))).toEqual(new Set(['handan', 'jilin']));
    } finally {
      delete process.env['TONGCHOU_CITIES'];
    }
  });
});
