import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { accountsQuery } from '../api/queries.js';
import type { Account } from '../api/types.js';
import { accountTypeName, accountTypes, fundName, isOutside, unitName } from '../names/names.js';
import '../styles/lists.css';
import { Amount } from '../ui/amount.js';
import { FilterChoice } from '../ui/choice.js';
import { Empty } from '../ui/empty.js';
import { fundOptions, unitOptions } from '../ui/filter-options.js';
import { useLanguage } from '../ui/language.js';
import { totalOf } from '../ui/money.js';
import { PrintHead } from '../ui/print-head.js';
import { ProblemNote } from '../ui/problem-note.js';

const route = getRouteApi('/shell/accounts');

function FundRows({
  fund,
  items,
  whole,
}: {
  fund: string;
  items: readonly Account[];
  whole: boolean;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const total = totalOf(items.map(({ balance }) => balance));
  return (
    <tbody>
      {items.map((account) => (
        <tr key={account.id}>
          <td>{fundName(fund, language)}</td>
          <td>{account.unit === null ? '—' : unitName(account.unit, language)}</td>
          <th scope="row">
            <Link to="/accounts/$id" params={{ id: account.id }}>
              {accountTypeName(account.type, language)}
            </Link>
            {isOutside(account.type) && <span className="tag">{t('accounts.outside')}</span>}
          </th>
          <td className="figures">{account.number}</td>
          <td className="number">
            <Amount value={account.balance} />
          </td>
          <td className="number">
            <Amount value={account.available} />
          </td>
        </tr>
      ))}
      <tr className="sum">
        <th scope="row" colSpan={4}>
          {t('accounts.sum', { fund: fundName(fund, language) })}
          <span className="tag">
            {whole
              ? t(total === '0.00' ? 'accounts.balanced' : 'accounts.unbalanced')
              : t('accounts.partial')}
          </span>
        </th>
        <td className="number">
          <Amount value={total} />
        </td>
        <td />
      </tr>
    </tbody>
  );
}

/** 账户: balances of every account; per fund the whole list sums to nothing. */
export function AccountsPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const filter = route.useSearch();
  const navigate = route.useNavigate();
  const accounts = useQuery(accountsQuery(filter));
  const items = accounts.data?.items ?? [];
  const funds = [...new Set(items.map(({ fund }) => fund))].sort();
  const seesAll = items.some(({ type }) => type === 'OPENING');
  const whole = seesAll && filter.unit === undefined && filter.type === undefined;
  const set = (name: keyof typeof filter) => (value: string | undefined) =>
    void navigate({ search: { ...filter, [name]: value } });
  useEffect(() => {
    document.title = `${t('accounts.title')} · ${t('shell.name')}`;
  }, [t]);
  return (
    <section className="wide-sheet" aria-label={t('accounts.title')}>
      <PrintHead title={t('accounts.title')} />
      <div className="page-head no-print">
        <h1>{t('accounts.title')}</h1>
        {seesAll && <span className="quiet">{t('accounts.note')}</span>}
      </div>
      <div className="filters no-print" role="search">
        <FilterChoice
          label={t('filter.unit')}
          value={filter.unit}
          options={unitOptions(language)}
          onChange={set('unit')}
        />
        <FilterChoice
          label={t('filter.fund')}
          value={filter.fund}
          options={fundOptions(language)}
          onChange={set('fund')}
        />
        <FilterChoice
          label={t('filter.type')}
          value={filter.type}
          options={accountTypes().map((value) => ({
            value,
            label: accountTypeName(value, language),
          }))}
          onChange={set('type')}
        />
        <span className="filters-end">
          <Button onClick={() => window.print()}>{t('list.print')}</Button>
        </span>
      </div>
      {accounts.isError && (
        <ProblemNote error={accounts.error} retry={() => void accounts.refetch()} />
      )}
      {accounts.isPending && <p className="quiet">{t('shell.loading')}</p>}
      {accounts.data && !accounts.data.complete && <p>{t('list.incomplete')}</p>}
      {accounts.isSuccess && items.length === 0 && (
        <Empty title={t('empty.accounts.title')}>{t('empty.accounts.why')}</Empty>
      )}
      {items.length > 0 && (
        <div className="table-scroll">
          <table className="list">
            <caption className="sr-only">{t('accounts.title')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('column.fund')}</th>
                <th scope="col">{t('column.unit')}</th>
                <th scope="col">{t('column.account')}</th>
                <th scope="col">{t('column.number')}</th>
                <th scope="col" className="number">
                  {t('column.balance')}
                </th>
                <th scope="col" className="number">
                  {t('column.available')}
                </th>
              </tr>
            </thead>
            {funds.map((fund) => (
              <FundRows
                key={fund}
                fund={fund}
                items={items.filter((each) => each.fund === fund)}
                whole={whole && accounts.data?.complete === true}
              />
            ))}
          </table>
        </div>
      )}
    </section>
  );
}
