import { Button } from 'antd';
import { useSyncExternalStore, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { onPersonInstead, pagePerson, personInstead } from '../api/page-person.js';
import type { Session } from '../api/types.js';
import '../styles/other-person.css';

/** Covers a page whose person is not the one signed in any more; nothing under it can be used. */
export function OtherPerson({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const now = useSyncExternalStore(onPersonInstead, personInstead);
  const page = pagePerson();
  const alike = page?.person === now?.person;
  const nameOf = (session: Session | null): string =>
    session === null ? '' : alike ? `${session.person}（${session.username}）` : session.person;
  const names = { page: nameOf(page), now: nameOf(now) };
  return (
    <>
      <div className="whole-page" inert={now !== null}>
        {children}
      </div>
      {now && page && (
        <div
          className="other-person no-print"
          role="alertdialog"
          aria-modal="true"
          aria-labelledby="other-person-title"
          aria-describedby="other-person-why"
        >
          <div>
            <h1 id="other-person-title">{t('otherPerson.title', names)}</h1>
            <p id="other-person-why">{t('otherPerson.why')}</p>
            <p className="quiet">{t('otherPerson.stay', names)}</p>
            <Button type="primary" autoFocus onClick={() => window.location.reload()}>
              {t('otherPerson.reload', names)}
            </Button>
          </div>
        </div>
      )}
    </>
  );
}
