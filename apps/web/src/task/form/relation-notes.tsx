import { useTranslation } from 'react-i18next';
import {
  minus,
  negate,
  isNegative,
  isZero,
  percentOver,
  sum,
  yuan,
  type Yuan,
} from '#domain/money/yuan.js';
import type { FieldSchema, FormValues, Task } from '../../api/types.js';
import { isAmount, withThousands } from '../../ui/money.js';
import { useFieldLabel } from './labels.js';

export type Relation = NonNullable<Task['form']['relations']>[number];

interface NoteProps {
  readonly relation: Relation;
  readonly values: FormValues;
  readonly labelOf: (field: string) => string;
}

const amountIn = (values: FormValues, field: string): Yuan | null => {
  const value = values[field];
  return typeof value === 'string' && isAmount(value) ? yuan(value) : null;
};

const size = (amount: Yuan): string => withThousands(isNegative(amount) ? negate(amount) : amount);

/** The sum of a relation's terms of one sign; null as soon as one is no amount. */
function sumOf({ of }: Relation, values: FormValues, sign: 1 | -1): Yuan | null {
  const terms = of.filter((term) => term.sign === sign).map(({ field }) => amountIn(values, field));
  return terms.every((term) => term !== null) ? sum(terms) : null;
}

/** 申请金额 beside the sum of the items above it, less the balance. */
function SumNote({ relation, values, labelOf }: NoteProps) {
  const { t } = useTranslation();
  const own = amountIn(values, relation.field);
  const [added, taken] = [sumOf(relation, values, 1), sumOf(relation, values, -1)];
  if (own === null || added === null || taken === null) return null;
  const need = minus(added, taken);
  const off = minus(own, need);
  const less = relation.of.filter(({ sign }) => sign === -1).map(({ field }) => labelOf(field));
  const key = isZero(off) ? 'form.sumSame' : isNegative(off) ? 'form.sumBelow' : 'form.sumAbove';
  return (
    <span className="relation">
      {less.length === 0
        ? t('form.sum', { sum: withThousands(added) })
        : t('form.sumLess', {
            sum: withThousands(added),
            less: less.join('、'),
            taken: withThousands(taken),
            need: withThousands(need),
          })}
      {t(key, { off: size(off) })}
    </span>
  );
}

/** By how many per cent the figure departs from what it is held against. */
function AgainstNote({ relation, values, labelOf }: NoteProps) {
  const { t } = useTranslation();
  const base = relation.of[0]?.field ?? '';
  const [own, to] = [amountIn(values, relation.field), amountIn(values, base)];
  if (own === null || to === null) return null;
  const percent = percentOver(own, to);
  const off = minus(own, to);
  const shared = { field: labelOf(base), base: withThousands(to), off: size(off) };
  if (isZero(off)) return <span className="relation">{t('form.asDrafted', shared)}</span>;
  const words =
    percent === null
      ? t('form.overNothing', shared)
      : t(isNegative(off) ? 'form.below' : 'form.above', {
          ...shared,
          percent: percent.replace('-', ''),
        });
  return <span className="relation relation-off">{words}</span>;
}

/** What is left of a budget, or by how much it is overdrawn. */
function LeftNote({ relation, values, labelOf }: NoteProps) {
  const { t } = useTranslation();
  const [there, used] = [sumOf(relation, values, 1), sumOf(relation, values, -1)];
  if (there === null || used === null) return null;
  const left = minus(there, used);
  const budget = labelOf(relation.of[0]?.field ?? '');
  return (
    <span className={isNegative(left) ? 'relation relation-off' : 'relation'}>
      {t(isNegative(left) ? 'form.overBudget' : 'form.budgetLeft', { budget, left: size(left) })}
    </span>
  );
}

const NOTES = { SUM: SumNote, AGAINST: AgainstNote, LEFT: LeftNote } as const;

export interface RelationNotesProps {
  readonly relations: readonly Relation[];
  readonly rows: string | null;
  readonly field: string;
  readonly schema: FieldSchema;
  readonly values: FormValues;
}

/** How the amount of a field stands to others of its form, or of its row. */
export function RelationNotes({ relations, rows, field, schema, values }: RelationNotesProps) {
  const label = useFieldLabel();
  const labelOf = (name: string): string => label(name, schema.properties?.[name] ?? {});
  return relations
    .filter((each) => each.rows === rows && each.field === field)
    .map((relation, index) => {
      const Note = NOTES[relation.kind];
      return <Note key={index} relation={relation} values={values} labelOf={labelOf} />;
    });
}
