import type { FieldSchema, FormValue, FormValues } from '../../api/types.js';
import { Capitals } from '../../ui/amount.js';
import { CopyText } from '../../ui/copy-text.js';
import { Field, FixedValue } from './field.js';
import { useFieldLabel } from './labels.js';
import { LinesTable } from './lines-table.js';
import { changed, fieldId, isWhole, isYuan, type FieldErrors } from './pointers.js';

export interface SchemaFormProps {
  readonly schema: FieldSchema;
  readonly values: FormValues;
  readonly errors?: FieldErrors;
  readonly fixed?: boolean;
  /** Fields that something else on the page shows already. */
  readonly hidden?: readonly string[];
  readonly onChange?: (values: FormValues) => void;
}

/** What somebody types into a bank's own form, and must not mistype. */
const COPIED: readonly string[] = ['account', 'accountName', 'reference'];

const rowsOf = (value: FormValue | undefined): readonly FormValues[] =>
  Array.isArray(value) ? (value as readonly FormValues[]) : [];

/** Any task's form, drawn from its JSON Schema alone: fixed fields as text, the rest to fill in. */
export function SchemaForm({
  schema,
  values,
  errors = {},
  fixed = false,
  hidden = [],
  onChange,
}: SchemaFormProps) {
  const label = useFieldLabel();
  const fields = Object.entries(schema.properties ?? {}).filter(([name]) => !hidden.includes(name));
  const simple = fields.filter(([, field]) => field.type !== 'array');
  const lists = fields.filter(([, field]) => field.type === 'array');
  return (
    <div className="form">
      {simple.length > 0 && (
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
                </div>
              </div>
            );
          })}
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
          onChange={(row, column, value) => onChange?.(changed(values, [name, row, column], value))}
        />
      ))}
    </div>
  );
}
