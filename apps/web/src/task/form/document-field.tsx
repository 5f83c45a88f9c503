import type { FieldSchema, FormValue } from '../../api/types.js';
import { Field } from './field.js';
import { valuesIn } from './fixed-document.js';
import { useFieldLabel } from './labels.js';
import { fieldId, plain, type FieldErrors } from './pointers.js';

/** 文号、日期、发文机关; its file is attached elsewhere. */
const partsOf = (schema: FieldSchema): readonly (readonly [string, FieldSchema])[] =>
  Object.entries(plain(schema).properties ?? {}).filter(([name]) => name !== 'attachment');

export interface DocumentFieldProps {
  readonly pointer: string;
  readonly schema: FieldSchema;
  readonly value: FormValue | undefined;
  readonly errors: FieldErrors;
  readonly onChange: (value: FormValue) => void;
}

/** A paper outside the system, filled in part by part. */
export function DocumentField({ pointer, schema, value, errors, onChange }: DocumentFieldProps) {
  const label = useFieldLabel();
  const values = valuesIn(value);
  return (
    <>
      {partsOf(schema).map(([name, part]) => {
        const at = `${pointer}/${name}`;
        return (
          <span key={name} className="form-part">
            <label className="quiet" htmlFor={fieldId(at)}>
              {label(name, part)}
            </label>
            <Field
              pointer={at}
              label={label(name, part)}
              schema={part}
              value={values[name]}
              error={errors[at]}
              onChange={(next) => onChange({ ...values, [name]: next })}
            />
          </span>
        );
      })}
    </>
  );
}
