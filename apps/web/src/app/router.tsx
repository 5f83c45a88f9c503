import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { onOtherPerson, onSignedOut, ProblemError, sessionEnded } from '../api/call.js';
import { wordsOf } from '../i18n/index.js';
import type { WordPart } from '../i18n/page-words.js';
import { pagePerson } from '../api/page-person.js';
import { namesQuery, sessionQuery } from '../api/queries.js';
import { SignInPage } from '../sign-in/sign-in-page.js';
import { meetNames, overseesOthers } from '../names/names.js';
import { NotFound } from './not-found.js';
import { queryClient } from './query-client.js';
import { watchSession } from './sessions.js';
import { parseSearch, pick, stringifySearch } from './search.js';
import { Shell } from './shell.js';

const root = createRootRoute({ notFoundComponent: NotFound });

/** The session, or the way to the sign-in and back. */
async function signedIn(back: string) {
  try {
    return await queryClient.ensureQueryData(sessionQuery);
  } catch {
    throw redirect({ to: '/login', search: { back } });
  }
}

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/login',
  validateSearch: pick(['back']),
  component: SignInPage,
});

/** A page, once its own words are there. */
const withWords =
  <Page,>(parts: readonly WordPart[], load: () => Promise<Page>) =>
  async (): Promise<Page> =>
    (await Promise.all([load(), wordsOf(parts)]))[0];

const password = createRoute({
  getParentRoute: () => root,
  path: '/password',
  validateSearch: pick(['back']),
  beforeLoad: async () => {
    await signedIn('/password');
  },
  component: lazyRouteComponent(
    withWords(['password'], () => import('../password/password-page.js')),
    'PasswordPage',
  ),
});

const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  component: Shell,
  beforeLoad: async ({ location }) => {
    const { mustChangePassword, office } = await signedIn(location.href);
    if (mustChangePassword) throw redirect({ to: '/password', search: { back: location.href } });
    meetNames(await queryClient.ensureQueryData(namesQuery), office);
  },
});

const home = createRoute({
  getParentRoute: () => shell,
  path: '/',
  beforeLoad: async () => {
    const { office } = await queryClient.ensureQueryData(sessionQuery);
    if (overseesOthers(office)) throw redirect({ to: '/board' });
    throw redirect({ to: '/tasks', search: { box: 'todo' } });
  },
});

const LIST = ['cursor', 'page'] as const;

const inbox = createRoute({
  getParentRoute: () => shell,
  path: '/tasks',
  validateSearch: pick(['box', 'q', 'process', 'county', 'fund', 'state', 'due', ...LIST]),
  component: lazyRouteComponent(() => import('../inbox/inbox-page.js'), 'InboxPage'),
});

const task = createRoute({
  getParentRoute: () => shell,
  path: '/tasks/$id',
  component: lazyRouteComponent(() => import('../task/task-page.js'), 'TaskPage'),
});

const caseRoute = createRoute({
  getParentRoute: () => shell,
  path: '/cases/$city/$process/$unit/$fund/$period',
  component: lazyRouteComponent(
    withWords(['case'], () => import('../case/case-page.js')),
    'CasePage',
  ),
});

const cases = createRoute({
  getParentRoute: () => shell,
  path: '/cases',
  validateSearch: pick([
    'city',
    'process',
    'unit',
    'fund',
    'period',
    'state',
    'finished',
    'q',
    ...LIST,
  ]),
  component: lazyRouteComponent(
    withWords(['cases'], () => import('../cases/cases-page.js')),
    'CasesPage',
  ),
});

const processes = createRoute({
  getParentRoute: () => shell,
  path: '/processes',
  validateSearch: pick(['city', 'state']),
  component: lazyRouteComponent(
    withWords(['cases'], () => import('../processes/processes-page.js')),
    'ProcessesPage',
  ),
});

const accounts = createRoute({
  getParentRoute: () => shell,
  path: '/accounts',
  validateSearch: pick(['unit', 'fund', 'type']),
  component: lazyRouteComponent(() => import('../ledger/accounts-page.js'), 'AccountsPage'),
});

const postings = createRoute({
  getParentRoute: () => shell,
  path: '/accounts/$id',
  validateSearch: pick(['asOf', ...LIST]),
  component: lazyRouteComponent(() => import('../ledger/postings-page.js'), 'PostingsPage'),
});

const transfers = createRoute({
  getParentRoute: () => shell,
  path: '/transfers',
  validateSearch: pick(['unit', 'process', 'fund', 'period', 'state', 'key', ...LIST]),
  component: lazyRouteComponent(() => import('../ledger/transfers-page.js'), 'TransfersPage'),
});

const obligations = createRoute({
  getParentRoute: () => shell,
  path: '/obligations',
  validateSearch: pick([
    'unit',
    'process',
    'fund',
    'period',
    'year',
    'duty',
    'binding',
    'state',
    'source',
    ...LIST,
  ]),
  component: lazyRouteComponent(
    () => import('../obligations/obligations-page.js'),
    'ObligationsPage',
  ),
});

const duty = createRoute({
  getParentRoute: () => shell,
  path: '/obligations/$id',
  component: lazyRouteComponent(() => import('../obligations/duty-page.js'), 'DutyPage'),
});

const letter = createRoute({
  getParentRoute: () => shell,
  path: '/letters/$id',
  component: lazyRouteComponent(() => import('../letters/letter-page.js'), 'LetterPage'),
});

const board = createRoute({
  getParentRoute: () => shell,
  path: '/board',
  validateSearch: pick(['process', 'fund', 'period', 'year']),
  component: lazyRouteComponent(() => import('../board/board-page.js'), 'BoardPage'),
});

const notices = createRoute({
  getParentRoute: () => shell,
  path: '/notices',
  validateSearch: pick(['box', ...LIST]),
  component: lazyRouteComponent(() => import('../notices/notices-page.js'), 'NoticesPage'),
});

const rules = createRoute({
  getParentRoute: () => shell,
  path: '/rules',
  validateSearch: pick(['city', 'formula', 'reading', 'compare']),
  component: lazyRouteComponent(
    withWords(['rules', 'law'], () => import('../rules/rules-page.js')),
    'RulesPage',
  ),
});

const calendar = createRoute({
  getParentRoute: () => shell,
  path: '/calendar',
  validateSearch: pick(['id']),
  component: lazyRouteComponent(
    withWords(['calendar'], () => import('../calendar/calendar-page.js')),
    'CalendarPage',
  ),
});

const clauses = createRoute({
  getParentRoute: () => shell,
  path: '/clauses',
  validateSearch: pick(['city', 'clause', 'q', 'governs']),
  component: lazyRouteComponent(
    withWords(['law', 'rules'], () => import('../law/clauses-page.js')),
    'ClausesPage',
  ),
});

const readings = createRoute({
  getParentRoute: () => shell,
  path: '/readings',
  validateSearch: pick(['city', 'status', 'question']),
  component: lazyRouteComponent(
    withWords(['law', 'rules'], () => import('../law/readings-page.js')),
    'ReadingsPage',
  ),
});

const people = createRoute({
  getParentRoute: () => shell,
  path: '/people',
  validateSearch: pick(['q', 'unit', ...LIST]),
  component: lazyRouteComponent(
    withWords(['people'], () => import('../people/people-page.js')),
    'PeoplePage',
  ),
});

export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    password,
    shell.addChildren([
      home,
      inbox,
      task,
      caseRoute,
      cases,
      processes,
      accounts,
      postings,
      transfers,
      obligations,
      duty,
      letter,
      board,
      notices,
      rules,
      calendar,
      clauses,
      readings,
      people,
    ]),
  ]),
  parseSearch,
  stringifySearch,
  defaultPreload: false,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

onSignedOut(() => {
  queryClient.removeQueries({ queryKey: sessionQuery.queryKey });
  const { location } = router.state;
  if (location.pathname === '/login') return;
  void router.navigate({ to: '/login', search: { back: location.href } });
});

/** Asks who is signed in now: the page may not be theirs any more, or nobody's. */
async function lookAtSession(): Promise<void> {
  if (pagePerson() === null) return;
  try {
    await queryClient.fetchQuery({ ...sessionQuery, staleTime: 0 });
  } catch (error) {
    if (error instanceof ProblemError && error.status === 401) sessionEnded();
  }
}

onOtherPerson(() => void lookAtSession());
watchSession(() => void lookAtSession());
