import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { FieldSchema } from '../api/types.js';
import { isWhole, isYuan } from '../task/form/pointers.js';
import { unitWith } from './examples.js';
import { leavesOf, pointerOf, valueAt, withValue, type Value } from './input-values.js';
import { Lever } from './lever.js';
import { RuleField } from './rule-field.js';
import type { RuleFormProps } from './rule-form-props.js';

export interface UnitsTableProps extends RuleFormProps {
  readonly name: string;
  readonly schema: FieldSchema;
  readonly rows: readonly Value[];
  readonly onRows: (rows: readonly Value[]) => void;
}

const codeOf = (row: Value): string => {
  const code = valueAt(row, ['code']);
  return typeof code === 'string' ? code : '';
};

/** 各单位: a row each; one may add a unit of the city and take one out. */
export function UnitsTable(props: UnitsTableProps) {
  const { name, schema, rows, values, errors, words, codes, whatIf, imagining } = props;
  const { t } = useTranslation();
  const columns = leavesOf(schema);
  const label = (path: readonly string[]): string => path.map(words.input).join(' · ');
  const used = rows.map((row) => valueAt(row, ['code']));
  const free = codes.find((code) => !used.includes(code));
  const set = (row: number, path: readonly string[], value: Value): void =>
    props.onRows(rows.map((each, index) => (index === row ? withValue(each, path, value) : each)));
  return (
    <div className="table-scroll">
      <table className="list rule-units">
        <caption>{words.input(name)}</caption>
        <thead>
          <tr>
            {columns.map(({ path, schema: column }) => (
              <th
                key={path.join('.')}
                scope="col"
                className={isYuan(column) || isWhole(column) ? 'number' : undefined}
              >
                {label(path)}
              </th>
            ))}
            <th scope="col" className="no-print">
              <span className="sr-only">{t('rules.removeUnit')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {columns.map(({ path, schema: column }) => {
                const at = [name, index, ...path];
                const pointer = pointerOf(at);
                const unit = words.unit(codeOf(row));
                return (
                  <td
                    key={pointer}
                    className={isYuan(column) || isWhole(column) ? 'number' : undefined}
                  >
                    <RuleField
                      pointer={pointer}
                      label={`${unit} ${label(path)}`}
                      schema={column}
                      value={valueAt(row, path)}
                      error={errors[pointer]}
                      words={words}
                      codes={codes}
                      onChange={(value) => set(index, path, value)}
                    />
                    {imagining && (
                      <Lever
                        at={at}
                        label={`${unit} ${label(path)}`}
                        schema={column}
                        values={values}
                        whatIf={whatIf}
                        words={words}
                        onWhatIf={props.onWhatIf}
                      />
                    )}
                  </td>
                );
              })}
              <td className="no-print">
                <button
                  type="button"
                  className="unit-remove"
                  aria-label={t('rules.removeThis', {
                    unit: words.unit(codeOf(row)),
                  })}
                  disabled={rows.length === 1}
                  onClick={() => props.onRows(rows.filter((_, other) => other !== index))}
                >
                  ×
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="units-foot no-print">
        <Button
          disabled={free === undefined && codes.length > 0}
          onClick={() => props.onRows([...rows, unitWith(schema, free ?? '')])}
        >
          {t('rules.addUnit')}
        </Button>
      </div>
    </div>
  );
}
