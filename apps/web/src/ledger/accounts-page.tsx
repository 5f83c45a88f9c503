import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { accountsQuery } from '../api/queries.js';
import type { Account } from '../api/types.js';
import { accountTypeName, fundName, isOutside, unitName } from '../names/names.js';
import '../styles/lists.css';
import { Amount } from '../ui/amount.js';
import { FilterRow } from '../ui/filter-row.js';
import { useLanguage } from '../ui/language.js';
import { ListPage } from '../ui/list-page.js';
import { ListTable } from '../ui/list-table.js';
import { totalOf } from '../ui/money.js';

const route = getRouteApi('/shell/accounts');
const COLUMNS = ['fund', 'unit', 'account', 'number', 'balance', 'available'] as const;

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
              {accountTypeName(account.type, language, account.city)}
            </Link>
            {isOutside(account.type, account.city) && (
              <span className="tag">{t('accounts.outside')}</span>
            )}
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
  const filter = route.useSearch();
  const navigate = route.useNavigate();
  const accounts = useQuery(accountsQuery(filter));
  const complete = accounts.data?.complete ?? false;
  const seesAll = accounts.data?.items.some(({ type }) => type === 'OPENING') ?? false;
  const whole = complete && seesAll && filter.unit === undefined && filter.type === undefined;
  return (
    <ListPage
      title={t('accounts.title')}
      answer={accounts}
      empty={{ title: t('empty.accounts.title'), why: t('empty.accounts.why') }}
      head={seesAll && <span className="quiet">{t('accounts.note')}</span>}
      filters={
        <FilterRow
          names={['unit', 'fund', 'type']}
          states="transferState"
          filter={filter}
          onChange={(part) => void navigate({ search: { ...filter, ...part } })}
        />
      }
    >
      {(items) => (
        <>
          {!complete && <p>{t('list.incomplete')}</p>}
          <ListTable caption={t('accounts.title')} columns={COLUMNS}>
            {[...new Set(items.map(({ fund }) => fund))].sort().map((fund) => (
              <FundRows
                key={fund}
                fund={fund}
                items={items.filter((each) => each.fund === fund)}
                whole={whole}
              />
            ))}
          </ListTable>
        </>
      )}
    </ListPage>
  );
}
