import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { accountsQuery, postingsQuery } from '../api/queries.js';
import type { Posting } from '../api/types.js';
import { accountTypeName, clauseOf, fundName, unitName } from '../names/names.js';
import '../styles/lists.css';
import { Amount } from '../ui/amount.js';
import { DayPicker } from '../ui/day-picker.js';
import { DayText } from '../ui/day-text.js';
import { ListTable } from '../ui/list-table.js';
import { useLanguage } from '../ui/language.js';
import { ListPage } from '../ui/list-page.js';
import { instantWords } from '../ui/time.js';

const route = getRouteApi('/shell/accounts/$id');

/** `lishui/P11/331100/EMPLOYEE/2022-10/APPROPRIATION/1/out` belongs to the case before it. */
const caseOf = (key: string): string | null => {
  const parts = key.split('/');
  return parts.length === 8 ? parts.slice(0, 5).join('/') : null;
};

function PostingRow({ posting }: { posting: Posting }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const of = posting.transferKey === null ? null : caseOf(posting.transferKey);
  return (
    <tr>
      <td>
        <DayText day={posting.valueDate} />
      </td>
      <td className="key">
        {posting.transferKey === null && t('postings.opening')}
        {posting.transferKey !== null &&
          (of === null ? (
            posting.transferKey
          ) : (
            <Link to={`/cases/${of}` as '/'}>{posting.transferKey}</Link>
          ))}
        {posting.reversalOf !== null && (
          <span className="tag">{t('postings.reversal', { id: posting.reversalOf })}</span>
        )}
      </td>
      <td className="number">
        <Amount value={posting.amount} />
      </td>
      <td className="number">
        <Amount value={posting.balanceAfter} />
      </td>
      <td className="quiet">{instantWords(posting.postedAt, language)}</td>
      <td className="quiet">{clauseOf(posting.clause)?.article ?? posting.clause}</td>
    </tr>
  );
}

/** One account's postings, newest value dates as the ledger orders them; `asOf` looks back. */
export function PostingsPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { id } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { asOf, cursor } = search;
  const answer = useQuery(postingsQuery(id, { asOf, cursor, limit: 50 }));
  const accounts = useQuery(accountsQuery({}));
  const account = accounts.data?.items.find((each) => each.id === id);
  const name = account
    ? [
        account.unit === null ? '' : unitName(account.unit, language),
        fundName(account.fund, language, account.city),
        accountTypeName(account.type, language, account.city),
        account.number,
      ].join(' ')
    : '';
  return (
    <ListPage
      title={`${t('postings.title')} ${name}`}
      answer={answer}
      empty={{ title: t('empty.postings.title'), why: t('empty.postings.why') }}
      paging={{
        list: `postings/${id}/${asOf ?? ''}`,
        search,
        onPage: (page) => void navigate({ search: { asOf, ...page } }),
      }}
      head={
        account && (
          <span>
            {t('column.balance')} <Amount value={account.balance} />
          </span>
        )
      }
      filters={
        <>
          <Link to="/accounts">{t('postings.back')}</Link>
          <DayPicker
            label={t('filter.asOf')}
            value={asOf}
            onChange={(day) => void navigate({ search: { asOf: day } })}
          />
        </>
      }
    >
      {(items) => (
        <ListTable
          caption={t('postings.title')}
          columns={['day', 'transfer', 'amount', 'balanceAfter', 'postedAt', 'clause']}
        >
          <tbody>
            {items.map((posting) => (
              <PostingRow key={posting.id} posting={posting} />
            ))}
          </tbody>
        </ListTable>
      )}
    </ListPage>
  );
}
