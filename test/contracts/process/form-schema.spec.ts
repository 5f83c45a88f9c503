import { Ajv2020 } from 'ajv/dist/2020.js';
import { formJsonSchema, formValidator } from '#contracts/process/form-schema.js';
import { formCheckFaults } from '#contracts/process/form-faults.js';
import { formWords } from '#contracts/process/form-words.js';

const names = { zh: '名', en: 'Name' };
const form = formWords.parse({
  fields: [
    { field: 'asked', kind: 'yuan', zh: '申请金额', en: 'Asked', draft: 'fact.plan' },
    { field: 'surplus', kind: 'yuan', signed: true, ...names },
    { field: 'given', kind: 'yuan', shows: 'fact.given', ...names },
    { field: 'heads', kind: 'persons', ...names, optional: true },
    { field: 'share', kind: 'ratio', ...names },
    { field: 'on', kind: 'day', ...names },
    {
      field: 'way',
      kind: 'choice',
      ...names,
      choices: [{ code: 'BY_ENTRY', zh: '记账', en: 'By entry' }],
    },
    { field: 'why', kind: 'remark', ...names },
    { field: 'said', kind: 'remark', needed: true, ...names },
    { field: 'paper', kind: 'document', ...names },
    { field: 'months', kind: 'text', shows: 'works.months', ...names },
    { field: 'year', kind: 'year', shows: 'case.year', ...names },
    {
      field: 'units',
      kind: 'rows',
      each: 'UNIT',
      zh: '各单位',
      en: 'Units',
      totals: ['amount'],
      fields: [{ field: 'amount', kind: 'yuan', zh: '金额', en: 'Amount' }],
    },
  ],
  checks: [
    { check: 'SUM_IS', field: 'asked', plus: ['units.amount'] },
    { check: 'CHANGED_NEEDS_REASON', rows: 'units', field: 'amount', reason: 'amount' },
  ],
});
const of = { rows: 2, exampleDay: '2022-01-04' };
const row = (code: string, amount: string) => ({ code, name: '莲都区', amount });
const full = {
  asked: '30.00',
  surplus: '-1.00',
  given: '-5.00',
  heads: null,
  share: '0.50',
  on: '2022-01-04',
  way: 'BY_ENTRY',
  why: '',
  said: '按实。',
  paper: { number: '邯政〔2021〕1号', date: '2021-12-31', issuer: '邯郸市人民政府' },
  months: '2.88',
  year: 2022,
  units: [row('331102', '10.00'), row('331121', '20.00')],
};

const pointers = (given: object): string[] => {
  const read = formValidator(form, of).safeParse(given);
  return (read.error?.issues ?? []).map(({ path }) => path.join('/'));
};

describe('a form from its words', () => {
  test('takes what fits it', () => {
    expect(pointers(full)).toEqual([]);
    expect(pointers({ ...full, heads: 12, given: null })).toEqual([]);
  });

  test.each([
    ['asked', '-0.01'],
    ['asked', 30],
    ['asked', '30'],
    ['surplus', '1.2.3'],
    ['heads', -1],
    ['heads', 1.5],
    ['share', '1.01'],
    ['on', '2022-02-30'],
    ['way', 'BY_MAIL'],
    ['said', ' '],
    ['why', 'x'.repeat(501)],
    ['paper', { number: '', date: '2021-12-31', issuer: '市政府' }],
    ['units', [row('331102', '10.00')]],
    ['units', [row('331102', '10.00'), { ...row('331121', '1.00'), more: 1 }]],
    ['asked', undefined],
  ])('refuses %s = %j at its own place', (field, value) => {
    const found = pointers({ ...full, [field]: value });
    expect(found.length).toBeGreaterThan(0);
    expect(found.every((each) => each.startsWith(field))).toBe(true);
  });

  test('refuses what it does not ask', () => {
    expect(formValidator(form, of).safeParse({ ...full, extra: 1 }).success).toBe(false);
  });

  test('is a JSON Schema that says how to answer: what is empty carries an example that fits', () => {
    const schema = formJsonSchema(form, of) as {
      additionalProperties: boolean;
      required: string[];
      properties: Record<string, Record<string, unknown>>;
    };
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    const { properties } = schema;

    expect(ajv.validate(schema, full)).toBe(true);
    expect(schema.additionalProperties).toBe(false);
    expect(schema.required).not.toContain('inWords');
    expect(properties['asked']).toMatchObject({
      type: 'string',
      format: 'yuan',
      title: '申请金额',
      titleEn: 'Asked',
    });
    expect(properties['given']).toMatchObject({ readOnly: true });
    expect(properties['units']).toMatchObject({ totals: ['amount'], minItems: 2, maxItems: 2 });
    for (const name of ['asked', 'surplus', 'share', 'on', 'way', 'said', 'paper']) {
      const [example] = (properties[name]?.['examples'] ?? []) as unknown[];
      expect([name, pointers({ ...full, [name]: example })]).toEqual([name, []]);
    }
  });

  test('before somebody who only reads it, every field stands fixed and no words are asked', () => {
    const { properties } = formJsonSchema(form, of, true) as {
      properties: Record<
        string,
        { readOnly?: boolean; items?: { properties: Record<string, object> } }
      >;
    };
    const { units, ...others } = properties;

    expect(Object.values(others).every(({ readOnly }) => readOnly)).toBe(true);
    expect(Object.values(units?.items?.properties ?? {})).toEqual(
      Array.from({ length: 3 }, () => expect.objectContaining({ readOnly: true })),
    );
    expect('inWords' in properties).toBe(false);
    expect(formValidator(form, of, true).safeParse({ ...full, paper: null }).success).toBe(true);
  });

  test('its checks speak both languages and name the fields', () => {
    const faults = formCheckFaults(form, { ...full, asked: '30.01' }, full, () => '0');

    expect(faults).toEqual([
      {
        pointer: '/asked',
        check: 'SUM_IS',
        code: 'SUM_IS',
        refuses: true,
        fields: ['asked', 'units.amount'],
        message:
          '“申请金额”与各项合计不符（各单位·金额），请核对 / Asked is not what Units, Amount add up to; check them',
      },
    ]);
  });
});
