import { z } from 'zod';
import { attached, day } from '#contracts/forms/field.js';
import { namedFiles } from '#contracts/forms/named-files.js';

const id = '3d0f7a52-93a4-4f0e-8a0e-0a5d2f6f9c11';
const other = '9b1c3c1e-1f6b-4d0e-9a57-5b7a3f3f1a22';
const document = z.strictObject({ date: day('日期'), attachment: attached('附件').optional() });
const form = z.strictObject({
  reply: attached('答复'),
  basis: document.nullable(),
  rows: z.array(document),
});
const schema = z.toJSONSchema(form, { target: 'draft-2020-12' });

describe('附件字段 › the files that a form names', () => {
  test('are found at any depth, with their places', () => {
    const value = {
      reply: id,
      basis: { date: '2022-09-20', attachment: other },
      rows: [{ date: '2022-09-20' }, { date: '2022-09-21', attachment: id }],
    };
    expect(form.safeParse(value).success).toBe(true);
    expect(namedFiles(schema, value, '/form')).toEqual([
      { pointer: '/form/reply', id },
      { pointer: '/form/basis/attachment', id: other },
      { pointer: '/form/rows/1/attachment', id },
    ]);
  });

  test('are none where nothing is chosen', () => {
    expect(namedFiles(schema, { reply: '', basis: null, rows: [] })).toEqual([]);
    expect(namedFiles(schema, {})).toEqual([]);
  });

  test.each(['a.pdf', id.toUpperCase(), `${id} `, '../3d0f7a52'])('%s names none', (text) => {
    expect(attached('附件').safeParse(text).success).toBe(false);
  });
});
