import { useTranslation } from 'react-i18next';
import type { FieldSchema, FormValue, FormValues } from '../../api/types.js';
import { unitName } from '../../names/names.js';
import { Amount, Capitals } from '../../ui/amount.js';
import { useLanguage } from '../../ui/language.js';
import { totalOf } from '../../ui/money.js';
import { Drafted } from './drafted.js';
import { Field, FixedValue } from './field.js';
import { useFieldLabel } from './labels.js';
import { isYuan, type FieldErrors } from './pointers.js';
import { RelationNotes, type Relation } from './relation-notes.js';

export interface LinesTableProps {
  readonly pointer: string;
  readonly title: string;
  readonly schema: FieldSchema;
  readonly rows: readonly FormValues[];
  readonly errors: FieldErrors;
  readonly fixed: boolean;
  /** The rows as they had been drafted, beside decided ones. */
  readonly drafted?: readonly FormValues[] | undefined;
  readonly relations: readonly Relation[];
  readonly onChange: (row: number, column: string, value: FormValue) => void;
}

/** A list of the form as a table; every amount column carries its total. */
export function LinesTable({
  pointer,
  title,
  schema,
  rows,
  errors,
  fixed,
  drafted,
  relations,
  onChange,
}: LinesTableProps) {
  const { t } = useTranslation();
  const label = useFieldLabel();
  const language = useLanguage();
  const nameOf = ({ unit, name }: FormValues) =>
    language === 'en' && typeof unit === 'string' ? unitName(unit, language) : name;
  const columns = Object.entries(schema.properties ?? {});
  const totals = columns.map(([name, column]) =>
    isYuan(column) ? totalOf(rows.map((row) => row[name])) : null,
  );
  const last = totals.reduce((found, total, index) => (total === null ? found : index), -1);
  return (
    <div className="table-scroll">
      <table className="list lines">
        <caption>{title}</caption>
        <thead>
          <tr>
            {columns.map(([name, column]) => (
              <th key={name} scope="col" className={isYuan(column) ? 'number' : undefined}>
                {label(name, column)}
                {isYuan(column) && <span className="quiet">{` (${t('unit.yuan')})`}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {columns.map(([name, column]) => {
                const cell = `${pointer}/${index}/${name}`;
                return (
                  <td key={name} className={isYuan(column) ? 'number' : undefined}>
                    {fixed || column.readOnly ? (
                      <FixedValue
                        schema={column}
                        value={name === 'name' ? nameOf(row) : row[name]}
                      />
                    ) : (
                      <Field
                        compact
                        pointer={cell}
                        label={`${label(name, column)} ${typeof row['name'] === 'string' ? row['name'] : index + 1}`}
                        schema={column}
                        value={row[name]}
                        error={errors[cell]}
                        onChange={(value) => onChange(index, name, value)}
                      />
                    )}
                    {drafted && (
                      <Drafted schema={column} value={row[name]} drafted={drafted[index]?.[name]} />
                    )}
                    <RelationNotes
                      relations={relations}
                      rows={relations[0]?.rows ?? null}
                      field={name}
                      schema={schema}
                      values={row}
                    />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            {columns.map(([name, column], index) => (
              <td key={name} className={isYuan(column) ? 'number' : undefined}>
                {index === 0 && t('list.total', { count: rows.length })}
                {isYuan(column) && <Amount value={totals[index]} />}
                {index === last && totals[index] && <Capitals value={totals[index]} />}
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
