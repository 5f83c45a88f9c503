import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import '../styles/lists.css';
import '../styles/people.css';
import { postName } from '../names/names.js';
import { FilterRow } from '../ui/filter-row.js';
import { useLanguage } from '../ui/language.js';
import { ListPage } from '../ui/list-page.js';
import { TextInput } from '../ui/text-input.js';
import { EmailField } from './email-field.js';
import { peopleQuery } from './people-queries.js';

const route = getRouteApi('/shell/people');
const COLUMNS = ['person', 'username', 'office', 'posts', 'email', 'state'] as const;

/** 人员: who has an account in the city, at which desk, and where their notices are mailed to. */
export function PeoplePage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const filter = route.useSearch();
  const navigate = route.useNavigate();
  const people = useQuery(peopleQuery(filter));
  const [q, setQ] = useState(filter.q ?? '');
  const { cursor, page, ...list } = filter;
  return (
    <ListPage
      title={t('people.title')}
      answer={people}
      empty={{ title: t('people.empty.title'), why: t('people.empty.why') }}
      head={<span className="quiet">{t('people.note')}</span>}
      filters={
        <>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              void navigate({ search: { ...list, q: q.trim() || undefined } });
            }}
          >
            <TextInput
              type="search"
              aria-label={t('people.search')}
              placeholder={t('people.search')}
              maxLength={100}
              value={q}
              onText={setQ}
            />
          </form>
          <FilterRow
            names={['unit']}
            filter={list}
            onChange={(part) => void navigate({ search: { ...list, ...part } })}
          />
        </>
      }
      paging={{
        list: `people ${JSON.stringify(list)}`,
        search: { cursor, page },
        onPage: (search) => void navigate({ search: { ...list, ...search } }),
      }}
    >
      {(items) => (
        <div className="table-scroll">
          <table className="list people">
            <caption className="sr-only">{t('people.title')}</caption>
            <thead>
              <tr>
                {COLUMNS.map((name) => (
                  <th key={name} scope="col">
                    {t(`people.column.${name}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {items.map((each) => (
                <tr key={each.username}>
                  <th scope="row">{each.person}</th>
                  <td className="figures">{each.username}</td>
                  <td>{each.officeName}</td>
                  <td>
                    {each.posts
                      .map((post) => postName(post, language))
                      .join(language === 'zh' ? '、' : ', ')}
                  </td>
                  <td>
                    <EmailField person={each} />
                  </td>
                  <td>
                    {each.disabled ? t('people.disabled') : t(`people.password.${each.password}`)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </ListPage>
  );
}
