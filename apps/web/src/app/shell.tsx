import { useQuery } from '@tanstack/react-query';
import { Link, Outlet } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '../api/queries.js';
import { Bell } from '../notices/bell.js';
import { useKeys } from '../ui/keys.js';
import { isAdministrator, useBusinessClock } from './business-clock.js';
import { useLiveUpdates } from './live.js';
import { ClockBanner } from './clock-banner.js';
import { PersonMenu } from './person-menu.js';

const KeyHelp = lazy(async () => ({ default: (await import('./key-help.js')).KeyHelp }));
const ClockControl = lazy(async () => ({
  default: (await import('../clock/clock-control.js')).ClockControl,
}));

/** Where one goes after the tasks: the work, the money, then the law. */
const PLACES = [
  'board',
  'processes',
  'cases',
  'obligations',
  'accounts',
  'transfers',
  'calendar',
  'rules',
  'clauses',
  'readings',
] as const;

/** Header, places and the page below them. */
export function Shell() {
  const { t } = useTranslation();
  const { data: session } = useQuery(sessionQuery);
  const { movable } = useBusinessClock();
  const [help, setHelp] = useState(false);
  useLiveUpdates(session !== undefined);
  useKeys({ '?': () => setHelp(true) });

  return (
    <>
      <a className="skip" href="#main">
        {t('shell.skip')}
      </a>
      <header className="top no-print">
        <Link to="/" className="brand">
          {t('shell.name')}
        </Link>
        <nav aria-label={t('shell.places')}>
          <Link to="/tasks" search={{ box: 'todo' }} activeOptions={{ includeSearch: false }}>
            {t('shell.inbox')}
          </Link>
          {PLACES.map((place) => (
            <Link key={place} to={`/${place}`} activeOptions={{ includeSearch: false }}>
              {t(`shell.${place}`)}
            </Link>
          ))}
          {isAdministrator(session?.posts) && (
            <Link to="/people" activeOptions={{ includeSearch: false }}>
              {t('shell.people')}
            </Link>
          )}
        </nav>
        <Bell />
        <PersonMenu onHelp={() => setHelp(true)} />
      </header>
      {movable && (
        <ClockBanner>
          {isAdministrator(session?.posts) && (
            <Suspense fallback={null}>
              <ClockControl />
            </Suspense>
          )}
        </ClockBanner>
      )}
      <main id="main" className="page" tabIndex={-1}>
        <Suspense fallback={<p className="quiet">{t('shell.loading')}</p>}>
          <Outlet />
        </Suspense>
      </main>
      {help && (
        <Suspense fallback={null}>
          <KeyHelp onClose={() => setHelp(false)} />
        </Suspense>
      )}
    </>
  );
}
