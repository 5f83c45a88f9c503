import { useContext } from 'react';
import type { FormValue, FormValues } from '../../api/types.js';
import { addressOf, TaskFiles } from '../../attachments/task-files.js';

/** The parts of a paper as they were filled in; none where it stands empty. */
export const valuesIn = (value: FormValue | undefined): FormValues =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as FormValues) : {};

/** A paper outside the system as it stands: 文号、日期、发文机关, and its file. */
export function FixedDocument({ value }: { readonly value: FormValue | undefined }) {
  const { number, date, issuer, attachment } = valuesIn(value);
  const file = useContext(TaskFiles).find(({ id }) => id === attachment);
  return (
    <span>
      {[number, date, issuer].filter((each) => typeof each === 'string').join('，')}
      {file && (
        <>
          {' '}
          <a href={addressOf(file.id)} target="_blank" rel="noopener">
            {file.name}
          </a>
        </>
      )}
    </span>
  );
}
