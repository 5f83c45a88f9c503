import { z } from 'zod';
import { newPerson } from '#contracts/api/people.js';
import { routes } from '#contracts/api/routes.js';
import { forms } from '#contracts/forms/forms.js';
import * as odd from '../support/odd-characters.js';

/** Never shown and never part of a name. */
const unread = /\/password(\/current|\/new)?$/;

/** What a schema takes of a text, wherever it stands in it. */
function textsOf(schema: z.ZodType, at: string): [at: string, leaf: z.ZodType][] {
  if (schema.meta()?.['readOnly'] === true) return [];
  if (schema instanceof z.ZodString) return [[at, schema]];
  if (schema instanceof z.ZodObject) {
    const shape = schema.shape as Readonly<Record<string, z.ZodType>>;
    return Object.entries(shape).flatMap(([name, inner]) => textsOf(inner, `${at}/${name}`));
  }
  if (schema instanceof z.ZodArray) return textsOf(schema.element as z.ZodType, `${at}/*`);
  if (schema instanceof z.ZodUnion) {
    return schema.options.flatMap((option) => textsOf(option as z.ZodType, at));
  }
  if (schema instanceof z.ZodPipe) return textsOf(schema.in as z.ZodType, at);
  const isWrapped =
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault;
  return isWrapped ? textsOf(schema.unwrap() as z.ZodType, at) : [];
}

const fields = [
  ...routes.flatMap(({ method, path, body }) => (body ? textsOf(body, `${method} ${path}`) : [])),
  ...Object.entries(forms).flatMap(([kind, form]) => textsOf(form, kind)),
].filter(([at]) => !unread.test(at));

describe('文字字段 › every text of every body and form', () => {
  test('is found by this test', () => {
    const found = fields.map(([at]) => at);
    expect(found).toEqual(
      expect.arrayContaining([
        'POST /api/v1/session/username',
        'POST /api/v1/tasks/:id/decision/comment',
        'PUT /api/v1/letters/:id/title',
        'PUT /api/v1/letters/:id/body/*',
        'p11.plan/reason',
        'p11.consolidate/plans/*/reason',
        'p26.reply/cause',
      ]),
    );
  });

  test.each(fields)('%s refuses what no text may hold', (_at, leaf) => {
    for (const [, text] of [...odd.refused, ...odd.refusedMarks])
      expect(leaf.safeParse(text).success).toBe(false);
  });

  /** What a holiday notice was copied from is full of them; its reader passes them over. */
  const pasted = /^POST \/api\/v1\/calendar\/notices.*\/text$/;
  test.each(fields.filter(([at]) => !pasted.test(at)))(
    '%s refuses what nobody sees',
    (_at, leaf) => {
      for (const [, text] of odd.refusedUnlessPasted)
        expect([text, leaf.safeParse(text).success]).toEqual([text, false]);
    },
  );

  test.each(odd.refusedInLine)('a person’s name is of one line, without %s', (_name, text) => {
    expect(newPerson.shape.person.safeParse(text).success).toBe(false);
    expect(newPerson.shape.person.safeParse('阿布都拉·买买提').success).toBe(true);
  });
});
