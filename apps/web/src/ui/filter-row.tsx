import { useTranslation } from 'react-i18next';
import { FilterChoice } from './choice.js';
import { OPTIONS, STATES } from './filter-options.js';
import { useLanguage } from './language.js';
import { MonthPicker } from './month-picker.js';

export type FilterName = keyof typeof OPTIONS | 'period';

export interface FilterRowProps<Name extends FilterName> {
  /** Which filters this list has, in their order. */
  readonly names: readonly Name[];
  readonly filter: { readonly [Key in Name]?: string | undefined };
  readonly states?: keyof typeof STATES;
  readonly onChange: (change: { readonly [Key in Name]?: string | undefined }) => void;
}

/** The filters of a list, one field each; a change names the field that changed and nothing else. */
export function FilterRow<Name extends FilterName>(props: FilterRowProps<Name>) {
  const { names, filter, states = 'taskState', onChange } = props;
  const { t } = useTranslation();
  const language = useLanguage();
  return names.map((name) => {
    const field = {
      label: t(name === 'county' ? 'filter.unit' : `filter.${name as 'unit'}`),
      value: filter[name],
      onChange: (value: string | undefined) => onChange({ [name]: value } as typeof filter),
    };
    const offered: FilterName = name;
    return offered === 'period' ? (
      <MonthPicker key={name} {...field} />
    ) : (
      <FilterChoice key={name} {...field} options={OPTIONS[offered]({ t, language, states })} />
    );
  });
}
