import { useTranslation } from 'react-i18next';
import { fieldId, isYuan } from '../task/form/pointers.js';
import {
  isFields,
  leavesOf,
  pointerOf,
  unitsOf,
  valueAt,
  withValue,
  type Path,
  type Value,
} from './input-values.js';
import { Lever } from './lever.js';
import { RuleField } from './rule-field.js';
import type { RuleFormProps } from './rule-form-props.js';
import { UnitsTable } from './units-table.js';

/** The input of a formula, drawn from its JSON Schema alone. */
export function RuleForm(props: RuleFormProps) {
  const { schema, values, errors, words, imagining, onValues } = props;
  const { t } = useTranslation();
  const change = (path: Path, value: Value): void => {
    const next = withValue(values, path, value);
    if (isFields(next)) onValues(next);
  };
  return (
    <div className="rule-form">
      <div className="rule-fields">
        {leavesOf(schema).map(({ path, schema: field }) => {
          const pointer = pointerOf(path);
          const label = path.map(words.input).at(-1) ?? '';
          const amount = isYuan(field);
          return (
            <div key={pointer} className={amount ? 'rule-field rule-amount' : 'rule-field'}>
              <label htmlFor={fieldId(pointer)}>
                {label}
                {amount && <span className="quiet">{` (${t('unit.yuan')})`}</span>}
              </label>
              <RuleField
                pointer={pointer}
                label={label}
                schema={field}
                value={valueAt(values, path)}
                error={errors[pointer]}
                words={words}
                onChange={(value) => change(path, value)}
              />
              {imagining && <Lever {...props} at={path} label={label} schema={field} />}
            </div>
          );
        })}
      </div>
      {unitsOf(schema).map(([name, { items = {} }]) => {
        const rows = values[name];
        return (
          <UnitsTable
            key={name}
            {...props}
            name={name}
            schema={items}
            rows={Array.isArray(rows) ? (rows as readonly Value[]) : []}
            onRows={(next) => change([name], next)}
          />
        );
      })}
    </div>
  );
}
