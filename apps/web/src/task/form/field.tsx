import { useContext, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldSchema, FormValue } from '../../api/types.js';
import { TaskFiles } from '../../attachments/task-files.js';
import { Amount } from '../../ui/amount.js';
import { Choice } from '../../ui/choice.js';
import { TextArea } from '../../ui/text-area.js';
import { TextInput } from '../../ui/text-input.js';
import { useLanguage } from '../../ui/language.js';
import { withThousands } from '../../ui/money.js';
import { instantWords, isInstant } from '../../ui/time.js';
import { useSaid } from './labels.js';
import { AskedForWords, useUnsaid } from './asked-words.js';
import { FixedDocument } from './fixed-document.js';
import {
  fieldId,
  isDayField,
  isDocument,
  isNeeded,
  isNullable,
  isWhole,
  isYuan,
  plain,
} from './pointers.js';
import { useReasons } from './reasons.js';
import { WholeInput } from './whole-input.js';
import { YuanInput } from './yuan-input.js';

/** Heads are counted up to a bound and read in thousands; nobody writes the year 2,022. */
const isCount = (schema: FieldSchema): boolean =>
  isWhole(schema) && (plain(schema).maximum ?? Number.MAX_SAFE_INTEGER) < Number.MAX_SAFE_INTEGER;

export interface FixedValueProps {
  readonly schema: FieldSchema;
  readonly value: FormValue | undefined;
  /** Say 元 behind an amount; in a table its column says so. */
  readonly unit?: boolean;
}

/** A value that stands fixed. */
export function FixedValue({ schema, value, unit = false }: FixedValueProps) {
  const { t } = useTranslation();
  const said = useSaid();
  const language = useLanguage();
  const files = useContext(TaskFiles);
  if (value === null && unit && isYuan(schema)) {
    return <span className="quiet">{t('form.noFigure')}</span>;
  }
  if (value === null || value === undefined || value === '')
    return <span className="quiet">—</span>;
  if (plain(schema).format === 'attachment') {
    return <span>{files.find(({ id }) => id === value)?.name}</span>;
  }
  if (isYuan(schema) && typeof value === 'string') {
    return (
      <>
        <Amount value={value} />
        {unit && ` ${t('unit.yuan')}`}
      </>
    );
  }
  if (typeof value === 'number' && isCount(schema)) {
    return <span className="figures">{withThousands(String(value))}</span>;
  }
  if (typeof value === 'string' && isInstant(value)) {
    return <span>{instantWords(value, language)}</span>;
  }
  const choice = plain(schema).choices?.find(({ code }) => code === value);
  if (choice) return <span>{language === 'zh' ? choice.title : choice.titleEn}</span>;
  if (isDocument(schema)) return <FixedDocument value={value} />;
  return <span>{typeof value === 'object' ? JSON.stringify(value) : said(String(value))}</span>;
}

export interface FieldProps {
  readonly pointer: string;
  readonly label: string;
  readonly schema: FieldSchema;
  readonly value: FormValue | undefined;
  readonly error?: string | undefined;
  readonly compact?: boolean;
  readonly onChange: (value: FormValue) => void;
}

/** What there is to choose: the task's own files, or the codes of the schema by name; undefined: it is no choice. */
function useOptions(schema: FieldSchema): { value: string; label: string }[] | undefined {
  const language = useLanguage();
  const files = useContext(TaskFiles);
  const { enum: codes, format, choices = [] } = plain(schema);
  if (format === 'attachment') return files.map(({ id, name }) => ({ value: id, label: name }));
  return codes?.map((code) => {
    const choice = choices.find((each) => each.code === code);
    return { value: code, label: (language === 'zh' ? choice?.title : choice?.titleEn) ?? code };
  });
}

function Control({ pointer, label, schema, value, error, compact = false, onChange }: FieldProps) {
  const { maxLength, format } = plain(schema);
  const options = useOptions(schema);
  const text =
    typeof value === 'string'
      ? value
      : value === null || value === undefined || typeof value === 'object'
        ? ''
        : `${value}`;
  const id = fieldId(pointer);
  const unsaid = useUnsaid(pointer);
  const shared = {
    id,
    'aria-label': label,
    'aria-invalid': error !== undefined,
    'aria-required': isNeeded(schema),
    'aria-describedby': `${id}-error`,
  };
  if (isYuan(schema)) {
    return (
      <YuanInput
        id={id}
        label={label}
        value={text}
        error={error}
        describedBy={`${id}-error`}
        compact={compact}
        unsaid={unsaid}
        onChange={(next) => onChange(next === '' && isNullable(schema) ? null : next)}
      />
    );
  }
  if (isWhole(schema)) {
    return (
      <WholeInput
        {...shared}
        value={value}
        onChange={(next) => onChange(next === '' && isNullable(schema) ? null : next)}
      />
    );
  }
  if (options !== undefined) {
    return (
      <Choice
        id={id}
        label={label}
        empty={label}
        value={text === '' ? undefined : text}
        options={options}
        onChange={(chosen) => onChange(chosen ?? '')}
      />
    );
  }
  if (isDayField(schema)) {
    return (
      <input
        {...shared}
        type="date"
        className="choice"
        min="1990-01-01"
        max="2100-12-31"
        value={text}
        onChange={({ target }) => onChange(target.value)}
      />
    );
  }
  const limit = maxLength === undefined ? {} : { maxLength };
  if (format === 'remark' && !compact) {
    return <TextArea {...shared} {...limit} rows={2} counted value={text} onText={onChange} />;
  }
  const most = maxLength === undefined ? {} : { most: maxLength };
  return <TextInput {...shared} {...most} value={text} onText={onChange} />;
}

/** One field to fill in, with what is wrong about it right below: once it is left, or something is pasted. */
export function Field(props: FieldProps) {
  const { pointer, label, schema, value } = props;
  const [looked, setLooked] = useState(false);
  const reasonOf = useReasons();
  const typed = looked && value !== '' && value !== null ? reasonOf(schema, value) : null;
  const error = typed ?? props.error;
  return (
    <span
      className="field"
      onFocus={() => setLooked(false)}
      onBlur={() => setLooked(true)}
      onPasteCapture={() => setLooked(true)}
    >
      <Control {...props} error={error} />
      {error !== undefined && (
        <span className="field-error" id={`${fieldId(pointer)}-error`} role="alert">
          {error}
        </span>
      )}
      <AskedForWords pointer={pointer} label={label} />
    </span>
  );
}
