import { useTranslation } from 'react-i18next';
import type { FieldSchema, FormValue, FormValues } from '../../api/types.js';
import { Capitals } from '../../ui/amount.js';
import { CopyText } from '../../ui/copy-text.js';
import { DocumentField } from './document-field.js';
import { Drafted } from './drafted.js';
import { Field, FixedValue } from './field.js';
import { useFieldLabel } from './labels.js';
import { LinesTable } from './lines-table.js';
import {
  changed,
  fieldId,
  isDocument,
  isNeeded,
  isWhole,
  isYuan,
  type FieldErrors,
} from './pointers.js';
import { RelationNotes, type Relation } from './relation-notes.js';

export interface SchemaFormProps {
  readonly schema: FieldSchema;
  readonly values: FormValues;
  readonly errors?: FieldErrors;
  readonly fixed?: boolean;
  /** Fields that something else on the page shows already. */
  readonly hidden?: readonly string[];
  /** What had been drafted, beside a decided form. */
  readonly drafted?: FormValues | undefined;
  readonly relations?: readonly Relation[] | undefined;
  readonly onChange?: (values: FormValues) => void;
}

/** What somebody types into a bank's own form, and must not mistype. */
const COPIED: readonly string[] = ['account', 'accountName', 'reference'];

/** Typed beside the figure it is about; in a decided form it is read. */
const WORDS = 'inWords';

const wordsIn = (words: FormValue | undefined): readonly string[] =>
  typeof words === 'string'
    ? [words]
    : Object.values((words ?? {}) as FormValues).filter((each) => typeof each === 'string');

const rowsOf = (value: FormValue | undefined): readonly FormValues[] =>
  Array.isArray(value) ? (value as readonly FormValues[]) : [];

/** Any task's form, drawn from its JSON Schema alone: fixed fields as text, the rest to fill in. */
export function SchemaForm({
  schema,
  values,
  errors = {},
  fixed = false,
  hidden = [],
  drafted,
  relations = [],
  onChange,
}: SchemaFormProps) {
  const { t } = useTranslation();
  const label = useFieldLabel();
  const fields = Object.entries(schema.properties ?? {}).filter(
    ([name]) => !hidden.includes(name) && name !== WORDS,
  );
  const said = fixed ? wordsIn(values[WORDS]) : [];
  const simple = fields.filter(([, field]) => field.type !== 'array');
  const lists = fields.filter(([, field]) => field.type === 'array');
  return (
    <div className="form">
      {simple.length + said.length > 0 && (
        <div className="form-fields">
          {simple.map(([name, field]) => {
            const pointer = `/form/${name}`;
            const value = values[name];
            const still = fixed || field.readOnly === true;
            return (
              <div
                key={name}
                className={`form-row ${isYuan(field) || isWhole(field) ? 'form-amount' : ''}`}
              >
                {still ? (
                  <span className="form-label">{label(name, field)}</span>
                ) : (
                  <label className="form-label" htmlFor={fieldId(pointer)}>
                    {label(name, field)}
                    {isNeeded(field) && <span className="needed"> {t('form.needed')}</span>}
                  </label>
                )}
                <div className="form-value">
                  {still ? (
                    <>
                      {COPIED.includes(name) && typeof value === 'string' && value !== '' ? (
                        <CopyText label={label(name, field)} text={value} />
                      ) : (
                        <FixedValue unit schema={field} value={value} />
                      )}
                      {isYuan(field) && typeof value === 'string' && <Capitals value={value} />}
                    </>
                  ) : isDocument(field) ? (
                    <DocumentField
                      pointer={pointer}
                      schema={field}
                      value={value}
                      errors={errors}
                      onChange={(next) => onChange?.(changed(values, [name], next))}
                    />
                  ) : (
                    <Field
                      pointer={pointer}
                      label={label(name, field)}
                      schema={field}
                      value={value}
                      error={errors[pointer]}
                      onChange={(next) => onChange?.(changed(values, [name], next))}
                    />
                  )}
                  {drafted && <Drafted schema={field} value={value} drafted={drafted[name]} />}
                  <RelationNotes
                    relations={relations}
                    rows={null}
                    field={name}
                    schema={schema}
                    values={values}
                  />
                </div>
              </div>
            );
          })}
          {said.length > 0 && (
            <div className="form-row">
              <span className="form-label">{t('form.inWords')}</span>
              <div className="form-value">{said.join('；')}</div>
            </div>
          )}
        </div>
      )}
      {lists.map(([name, field]) => (
        <LinesTable
          key={name}
          pointer={`/form/${name}`}
          title={label(name, field)}
          schema={field.items ?? {}}
          rows={rowsOf(values[name])}
          errors={errors}
          fixed={fixed}
          drafted={drafted && rowsOf(drafted[name])}
          relations={relations.filter(({ rows }) => rows === name)}
          onChange={(row, column, value) => onChange?.(changed(values, [name, row, column], value))}
        />
      ))}
    </div>
  );
}
