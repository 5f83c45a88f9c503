import { day } from '#domain/time/day.js';
import { decidesMoney, desksOfAdoption } from '#policy/amendments/adoption-desks.js';
import { draftOfAdoption, formOfAdoption } from '#policy/amendments/adoption-form.js';
import { openCodes } from '#policy/amendments/open-codes.js';
import { readAdoption } from '#policy/amendments/read-adoption.js';
import { valueOf } from '#policy/amendments/value-field.js';
import { checkAdoption } from '#policy/checks/check-adoption.js';
import { loadPack, packs } from '#policy/load-packs.js';
import { undecidedOf } from '#policy/undecided.js';

const lishui = loadPack('lishui');
const handan = loadPack('handan');
const document = { number: '丽政发〔2023〕1号', date: '2023-01-05', issuer: '丽水市人民政府' };

describe('who adopts', () => {
  const parameter = (key: string) => ({ kind: 'PARAMETER' as const, key, fund: null });

  test('every key that is UNSET has a desk, and a second one of another office', () => {
    for (const pack of packs()) {
      for (const { id } of undecidedOf(pack).filter((each) => /^p\d/.test(each.id))) {
        const desks = desksOfAdoption(pack, parameter(id));
        const office = (desk = ''): string => desk.split('.').slice(0, 2).join('.');
        expect([pack.id, id, office(desks?.decides)]).not.toEqual([pack.id, id, '']);
        expect(office(desks?.decides)).not.toBe(office(desks?.agrees));
      }
      expect(checkAdoption(pack)).toEqual([]);
    }
  });

  test('the desk is the one the pack names, else the default', () => {
    const by = (pack: typeof lishui, key: string) => desksOfAdoption(pack, parameter(key))?.decides;
    expect(by(lishui, 'p07.window')).toBe('{city}.HEALTHCARE_SECURITY.reviewer');
    expect(by(lishui, 'p22.weights')).toBe('{city}.LEADING_GROUP_OFFICE.approver');
    expect(by(handan, 'p08.checkpoints')).toBe('{city}.FINANCE.approver');
    expect(desksOfAdoption(handan, parameter('p08.checkpoints'))?.agrees).toBe(
      '{city}.HEALTHCARE_SECURITY.approver',
    );
  });

  test('money depends on what a formula names, or on a unit of money', () => {
    expect(decidesMoney(lishui, parameter('p21.reserveRatio'))).toBe(true);
    expect(decidesMoney(handan, parameter('p08.checkpoints'))).toBe(true);
    expect(decidesMoney(lishui, parameter('p07.window'))).toBe(false);
    expect(decidesMoney(lishui, { kind: 'READING', key: 'OQ-01', fund: null })).toBe(true);
    expect(decidesMoney(lishui, { kind: 'READING', key: 'OQ-09', fund: null })).toBe(false);
  });

  test('a desk that is not there, and two hands of one office, are faults of the pack', () => {
    const desk = '{city}.NOBODY.approver';
    const adopts = { decidedBy: desk, agreedBy: desk, renewedBy: '{city}.FINANCE.approver' };
    expect(checkAdoption({ ...lishui, adopts }).map(({ what }) => what)).toEqual([
      expect.stringContaining(desk),
      expect.stringContaining(desk),
      expect.stringContaining('two offices'),
    ]);
  });
});

describe('what is filled in', () => {
  test.each([
    ['ratio', '0.50', '0.50'],
    ['yuanPerHead', '950.00', '950.00'],
    ['dayOfMonth', 25, 25],
    ['day', '2022-05-01', '2022-05-01'],
    ['boolean', 'YES', true],
    ['year', '2024', 2024],
    ['checkpoints', '04-30 0.50\n06-30 1.00', ['04-30 0.50', '06-30 1.00']],
    ['code', ' OWN ', 'OWN'],
  ])('a %s is read', (unit, given, value) => {
    expect(valueOf(unit, given)).toEqual({ value });
  });

  test.each([
    ['dayOfMonth', 32],
    ['workingDays', 400],
    ['shares', 'A 0.50\nB 0.40'],
    ['checkpoints', '04-30 0.50\n06-30 0.40'],
    ['monthDays', '02-30'],
    ['year', '24'],
    ['ratio', null],
  ])('a %s of %j is refused in both languages', (unit, given) => {
    const read = valueOf(unit, given);
    expect(read).toEqual({ fault: [expect.any(String), expect.any(String)] });
  });

  const of = { kind: 'PARAMETER' as const, key: 'p21.reserveRatio', fund: null };
  const form = { value: '0.30', from: '2022-01-01', to: null, document };
  const codesOf = (
    asked: Parameters<typeof readAdoption>[1],
    change: object,
  ): readonly string[] => {
    const read = readAdoption(lishui, asked, { ...form, ...change });
    return 'faults' in read ? read.faults.map(({ code, pointer }) => `${code} ${pointer}`) : [];
  };

  test('days before the rules, days that end before they begin, codes that are none', () => {
    expect(codesOf(of, {})).toEqual([]);
    expect(codesOf(of, { from: '2021-12-31' })).toEqual(['BEFORE_THE_RULES /from']);
    expect(codesOf(of, { to: '2021-12-31' })).toEqual(['BEFORE_FROM /to']);
    const reading = { kind: 'READING' as const, key: 'OQ-01', fund: null };
    expect(codesOf(reading, { value: 'SWITCH' })).toEqual([]);
    expect(codesOf(reading, { value: 'NOBODY' })).toEqual(['WRONG_VALUE /value']);
    const renewal = { kind: 'VALIDITY' as const, key: 'pack.validTo', fund: null };
    const late = readAdoption(handan, renewal, { ...form, value: '2022-12-31' });
    expect(late).toMatchObject({ faults: [{ pointer: '/value' }] });
  });

  test('a question whose reading is in the arithmetic can only be confirmed', () => {
    expect(openCodes(lishui, 'OQ-01')).toEqual(['MATCHED', 'RESIDUAL', 'SWITCH']);
    expect(openCodes(lishui, 'OQ-04')).toEqual(['RESIDENT_ONLY']);
  });

  test('every undecided key of every city has a form and a draft in words', () => {
    for (const pack of packs()) {
      for (const { id, kind } of undecidedOf(pack)) {
        if (kind === 'TO_FILL' || /^(ruleSet|units)\b|^P\d/.test(id)) continue;
        const reading = id.startsWith('OQ-');
        const step = reading ? 'reading.adopt' : 'parameter.adopt';
        const asked = { kind: reading ? 'READING' : 'PARAMETER', key: id, fund: null } as const;
        const draft = draftOfAdoption(pack, asked, day('2022-01-01'));
        const fields = formOfAdoption(pack, step, draft, '2022-01-01')?.words.fields ?? [];
        expect([pack.id, id, fields.map(({ field }) => field).sort()]).toEqual([
          pack.id,
          id,
          Object.keys(draft).sort(),
        ]);
      }
    }
  });
});
