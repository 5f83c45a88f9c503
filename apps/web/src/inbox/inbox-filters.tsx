import type { TFunction } from 'i18next';
import { Button } from 'antd';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { fundName, processName, unitName, type Language } from '../names/names.js';
import { FilterChoice } from '../ui/choice.js';
import { DayPicker } from '../ui/day-picker.js';
import { FilterRow } from '../ui/filter-row.js';
import { useKeys } from '../ui/keys.js';
import { TextInput } from '../ui/text-input.js';
import type { InboxSearch } from './inbox-search.js';

const DUE = ['overdue', 'today', 'week'] as const;
const MAX_SEARCH = 100;
const PAUSE = 350;

const isDueWord = (due: string): due is (typeof DUE)[number] => DUE.some((each) => each === due);

/** The filter as a sentence, for the printed sheet's head. */
export function filterInWords(filter: InboxSearch, t: TFunction): string {
  const language: Language = t('language') === 'en' ? 'en' : 'zh';
  const { process, county, fund, state, due, q } = filter;
  const parts = [
    process && processName(process, language),
    county && unitName(county, language),
    fund && fundName(fund, language),
    state && t(`taskState.${state as 'OPEN'}`),
    due && (isDueWord(due) ? t(`due.${due}`) : due),
    q && `“${q}”`,
  ].filter((part): part is string => typeof part === 'string' && part !== '');
  return parts.length === 0 ? t('list.unfiltered') : parts.join(language === 'zh' ? '，' : ', ');
}

export interface InboxFiltersProps {
  readonly filter: InboxSearch;
  readonly onChange: (filter: InboxSearch) => void;
  readonly children?: ReactNode;
}

export function InboxFilters({ filter, onChange, children }: InboxFiltersProps) {
  const { t } = useTranslation();
  const box = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(filter.q ?? '');
  const setDue = (due: string | undefined) => onChange({ ...filter, due });
  useKeys({
    '/': (event) => {
      event.preventDefault();
      box.current?.focus();
      box.current?.select();
    },
  });
  useEffect(() => setTyped(filter.q ?? ''), [filter.q]);
  useEffect(() => {
    if (typed.trim() === (filter.q ?? '')) return undefined;
    const timer = setTimeout(() => onChange({ ...filter, q: typed.trim() || undefined }), PAUSE);
    return () => clearTimeout(timer);
  });
  const { box: _, ...narrowing } = filter;
  const narrowed = Object.values(narrowing).some((value) => value !== undefined);

  return (
    <div className="filters no-print" role="search">
      <TextInput
        ref={box}
        type="search"
        maxLength={MAX_SEARCH}
        aria-label={t('filter.search')}
        placeholder={t('filter.searchHint')}
        value={typed}
        onText={setTyped}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          box.current?.blur();
        }}
      />
      <FilterRow
        names={['process', 'county', 'fund', 'state']}
        filter={filter}
        onChange={(part) => onChange({ ...filter, ...part })}
      />
      <FilterChoice
        label={t('filter.due')}
        value={filter.due !== undefined && isDueWord(filter.due) ? filter.due : undefined}
        options={DUE.map((value) => ({ value, label: t(`due.${value}`) }))}
        onChange={setDue}
      />
      <DayPicker
        label={t('filter.dueDay')}
        value={filter.due !== undefined && !isDueWord(filter.due) ? filter.due : undefined}
        onChange={setDue}
      />
      {narrowed && (
        <Button type="link" onClick={() => onChange({ box: filter.box })}>
          {t('filter.clear')}
        </Button>
      )}
      <span className="filters-end">{children}</span>
    </div>
  );
}
