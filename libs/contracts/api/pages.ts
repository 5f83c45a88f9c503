/**
 * The addresses of the web app's pages. Each is answered with the app's one document; an address
 * that is not here is no page. `apps/web/src/app/router.tsx` says what stands on them.
 */
export const pages: readonly string[] = [
  '/',
  '/login',
  '/password',
  '/tasks',
  '/tasks/:id',
  '/processes',
  '/cases',
  '/cases/:city/:process/:unit/:fund/:period',
  '/accounts',
  '/accounts/:id',
  '/transfers',
  '/obligations',
  '/obligations/:id',
  '/letters/:id',
  '/board',
  '/notices',
  '/rules',
  '/calendar',
  '/clauses',
  '/readings',
  '/people',
];
