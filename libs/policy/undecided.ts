import type { Pack } from './pack.js';
import { parametersOf } from './parameters.js';
import type { Bilingual } from './schema/text.schema.js';

/** Something a city has not decided: a value nobody may guess, a blocked question, a proposal. */
export interface Undecided {
  readonly city: string;
  readonly kind: 'UNSET' | 'BLOCKED' | 'PROPOSED' | 'TO_FILL';
  readonly id: string;
  readonly clause: string | null;
  /** Who must decide; null: the pack names nobody. */
  readonly decides: Bilingual | null;
  readonly what: Bilingual;
}

/** What a scaffolded pack says where a clerk has not written yet. */
const TO_FILL = '待填';

function* textsIn(value: unknown, path: string): Generator<readonly [string, string]> {
  if (typeof value === 'string') yield [path, value];
  else if (value instanceof Map) {
    for (const [key, each] of value) yield* textsIn(each, `${path}.${String(key)}`);
  } else if (Array.isArray(value)) {
    for (const [index, each] of value.entries()) yield* textsIn(each, `${path}.${index}`);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, each] of Object.entries(value)) yield* textsIn(each, `${path}.${key}`);
  }
}

/** What a pack leaves undecided: it loads and is right as far as it goes, but somebody must speak. */
export function undecidedOf(pack: Pack): readonly Undecided[] {
  const city = pack.id;
  const pages = [...pack.pages.values()].map(({ law }) => law);
  const stated = [...pack.parameters, ...pages.flatMap(({ parameters }) => parameters)];
  const decides = new Map(stated.map((each) => [each, each.decides]));
  const byKey = new Map([...decides].map(([{ key }, who]) => [key, who]));
  const { name, province, documents, units, clauses, validFrom, insuranceTypes } = pack;
  const open = (id: string, what: Bilingual): Undecided => ({
    city,
    kind: 'UNSET',
    id,
    clause: null,
    decides: null,
    what,
  });
  return [
    ...(pack.status === 'ACTIVE' || pack.note === null ? [] : [open('ruleSet.status', pack.note)]),
    ...(pack.complete
      ? []
      : [open('units', { zh: '单位名录不全', en: 'the list of units is not complete' })]),
    ...parametersOf(pack)
      .filter(({ source }) => source === 'UNSET' || source === 'PROPOSED')
      .map(({ key, clause, source, question, value }): Undecided => ({
        city,
        kind: source === 'UNSET' ? 'UNSET' : 'PROPOSED',
        id: key,
        clause,
        decides: byKey.get(key) ?? pack.readings.get(question ?? '')?.decides ?? null,
        what:
          value === null
            ? { zh: '文件没有写，不能猜', en: 'not in the document, nobody may guess it' }
            : { zh: `建议值 ${String(value)}`, en: `proposed: ${String(value)}` },
      })),
    ...pages.flatMap(({ id, obligations }) =>
      obligations.flatMap(({ code, clause, due }): Undecided[] =>
        due.rule === 'UNSET'
          ? [
              {
                city,
                kind: 'UNSET',
                id: `${id}.${code}`,
                clause,
                decides: due.decides,
                what: { zh: '日期文件没有写', en: 'the document gives no day' },
              },
            ]
          : [],
      ),
    ),
    ...[...pack.readings.values()]
      .filter(({ status }) => status !== 'ADOPTED')
      .map(({ id, status, clauses: of, decides: who, question }): Undecided => ({
        city,
        kind: status === 'BLOCKED' ? 'BLOCKED' : 'PROPOSED',
        id,
        clause: of[0] ?? null,
        decides: who,
        what: question,
      })),
    ...[...textsIn({ name, province, documents, units, clauses, validFrom, insuranceTypes }, city)]
      .filter(([, text]) => text.includes(TO_FILL))
      .map(([path]): Undecided => ({
        city,
        kind: 'TO_FILL',
        id: path,
        clause: null,
        decides: null,
        what: { zh: '尚未填写', en: 'not filled in yet' },
      })),
  ];
}
