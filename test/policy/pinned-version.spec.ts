import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { day } from '#domain/time/day.js';
import { loadPack, pinnedPack } from '#policy/load-packs.js';
import { parameterOfFund } from '#policy/parameters.js';
import { policyFolder } from '#policy/policy-folder.js';

const lishui = join(policyFolder, 'packs', 'lishui');
let own: string;

/** The city's next version beside the one it replaces: the county's plan is due two days earlier. */
beforeAll(() => {
  own = mkdtempSync(join(tmpdir(), 'tongchou-packs-'));
  const next = join(own, 'lishui');
  cpSync(lishui, next, { recursive: true });
  const packFile = join(next, 'pack.yaml');
  const version = /^version: *['"]?([\w.-]+)/m.exec(readFileSync(packFile, 'utf8'))?.[1] ?? '';
  cpSync(lishui, join(next, 'versions', version), { recursive: true });
  writeFileSync(packFile, readFileSync(packFile, 'utf8').replace(version, `${version}-next`));
  const plan = join(next, 'processes', 'P11.yaml');
  const changed = readFileSync(plan, 'utf8').replace(
    /(key: p11\.countyPlanDue\n\s+value:) 25/,
    '$1 23',
  );
  writeFileSync(plan, changed);
  process.env['TONGCHOU_POLICY_DIR'] = own;
});
afterAll(() => {
  delete process.env['TONGCHOU_POLICY_DIR'];
  rmSync(own, { recursive: true });
});

const planDue = (pack: ReturnType<typeof loadPack>): string =>
  parameterOfFund(pack, 'p11.countyPlanDue', 'EMPLOYEE', day('2022-10-01'));

test('an open case goes on under the version it began with, a new one under the next', () => {
  const current = loadPack('lishui');
  const before = current.reference.replace('-next', '');
  expect(planDue(current)).toBe('23');
  expect(planDue(pinnedPack('lishui', before))).toBe('25');
  expect(pinnedPack('lishui', current.reference)).toBe(current);
  expect(pinnedPack('lishui', null)).toBe(current);
});

test('a version that is not there is named, and no other takes its place', () => {
  expect(() => pinnedPack('lishui', 'lishui@1999-01-01.1')).toThrow(
    'no such version: lishui@1999-01-01.1',
  );
  expect(() => pinnedPack('lishui', 'lishui@../../handan')).toThrow('no such version');
});
