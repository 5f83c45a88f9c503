import { formSchema, forms, type TaskKind } from '#contracts/forms/forms.js';

interface Schema {
  readonly title?: string;
  readonly titleEn?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
}

/** Every field of a form, also in its lists: `/candidates/payer`. */
function fieldsOf({ properties = {}, items }: Schema, path = ''): [string, Schema][] {
  const own = Object.entries(properties).flatMap(([name, field]): [string, Schema][] => [
    [`${path}/${name}`, field],
    ...fieldsOf(field, `${path}/${name}`),
  ]);
  return [...own, ...(items ? fieldsOf(items, path) : [])];
}

/** Their words stand in the web app, by the field's name. */
const namedByThePage = /^(p11|p08|transfer)\.|\.awaitFunds$/;

describe('the words of forms in code', () => {
  test.each(Object.keys(forms))(
    '%s calls each field in both languages, or the page does',
    (kind) => {
      const fields = fieldsOf(formSchema(kind as TaskKind));
      const unnamed = fields.filter(
        ([, { title, titleEn }]) =>
          title === undefined || (titleEn === undefined && !namedByThePage.test(kind)),
      );
      expect(unnamed.map(([path]) => path)).toEqual([]);
    },
  );
});
