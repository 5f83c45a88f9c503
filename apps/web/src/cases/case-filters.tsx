import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { query } from '../api/call.js';
import { cityName, hostedCities, statesOf } from '../names/names.js';
import { FilterChoice } from '../ui/choice.js';
import { FilterRow } from '../ui/filter-row.js';
import { useLanguage } from '../ui/language.js';
import { TextInput } from '../ui/text-input.js';
import type { CaseSearch } from './case-list-queries.js';

const MAX_SEARCH = 100;
const YEARS_BACK = 4;

/** The years around the business year, for what comes once a year. */
function yearsAround(now: string): readonly { readonly value: string; readonly label: string }[] {
  const year = Number(now.slice(0, 4));
  return Array.from({ length: YEARS_BACK + 1 }, (_, index) => String(year + 1 - index)).map(
    (each) => ({ value: each, label: each }),
  );
}

/** Looked for when Enter is pressed: a half-typed pinyin is no search. */
function Search({ q, onSearch }: { q: string; onSearch: (q: string | undefined) => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(q);
  useEffect(() => setTyped(q), [q]);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onSearch(typed.trim() || undefined);
      }}
    >
      <TextInput
        type="search"
        maxLength={MAX_SEARCH}
        aria-label={t('cases.search')}
        placeholder={t('cases.searchHint')}
        value={typed}
        onText={setTyped}
      />
    </form>
  );
}

export interface CaseFiltersProps {
  readonly filter: CaseSearch;
  readonly now: string;
  readonly onChange: (filter: CaseSearch) => void;
}

/** The filters of 办件, each in the address, and the sheet of what they leave. */
export function CaseFilters({ filter, now, onChange }: CaseFiltersProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const change = (part: CaseSearch) => onChange({ ...filter, ...part });
  const { period } = filter;
  const isYear = period !== undefined && /^\d{4}$/.test(period);
  const cities = hostedCities().map((city) => ({ value: city, label: cityName(city, language) }));
  return (
    <>
      <Search q={filter.q ?? ''} onSearch={(q) => change({ q })} />
      {cities.length > 1 && (
        <FilterChoice
          label={t('cases.city')}
          value={filter.city}
          options={cities}
          onChange={(city) => change({ city })}
        />
      )}
      <FilterRow
        names={['process', 'unit', 'fund']}
        filter={filter}
        onChange={(part) => change('process' in part ? { ...part, state: undefined } : part)}
      />
      <FilterChoice
        label={t('cases.whether')}
        value={filter.finished}
        options={[
          { value: 'false', label: t('cases.open') },
          { value: 'true', label: t('cases.finished') },
        ]}
        onChange={(finished) => change({ finished })}
      />
      <FilterChoice
        label={t('filter.state')}
        value={filter.state}
        options={statesOf(filter.process).map(({ code, title }) => ({
          value: code,
          label: title[language],
        }))}
        onChange={(state) => change({ state })}
      />
      <FilterChoice
        label={t('cases.year')}
        value={isYear ? period : undefined}
        options={yearsAround(now)}
        onChange={(year) => change({ period: year })}
      />
      <FilterRow
        names={['period']}
        filter={{ period: isYear ? undefined : period }}
        onChange={change}
      />
      {Object.values(filter).some((value) => value !== undefined) && (
        <Button type="link" onClick={() => onChange({})}>
          {t('filter.clear')}
        </Button>
      )}
      <a className="ant-btn-like" href={`/api/v1/cases.xlsx${query({ ...filter })}`} download>
        {t('list.excel')}
      </a>
    </>
  );
}
