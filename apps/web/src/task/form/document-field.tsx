import type { FieldSchema, FormValue } from '../../api/types.js';
import { Field } from './field.js';
import { valuesIn } from './fixed-document.js';
import { useFieldLabel } from './labels.js';
import { fieldId, plain, type FieldErrors } from './pointers.js';

export interface DocumentFieldProps {
  readonly pointer: string;
  readonly schema: FieldSchema;
  readonly value: FormValue | undefined;
  readonly errors: FieldErrors;
  readonly onChange: (value: FormValue) => void;
}

/** A paper outside the system, filled in part by part; its file is one of those attached to the task. */
export function DocumentField({ pointer, schema, value, errors, onChange }: DocumentFieldProps) {
  const label = useFieldLabel();
  const values = valuesIn(value);
  return (
    <>
      {Object.entries(plain(schema).properties ?? {}).map(([name, part]) => {
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
