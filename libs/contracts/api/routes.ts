import { bookRoutes } from './book-routes.js';
import { calendarRoutes } from './calendar-routes.js';
import { dutyRoutes } from './duty-routes.js';
import { lawRoutes } from './law-routes.js';
import { rulesRoutes } from './rules-routes.js';
import { workRoutes } from './work-routes.js';
import type { Route } from './route.js';

export type { Route } from './route.js';

/** Every call of the API, once: the front door, the OpenAPI document and their test read it. */
export const routes: readonly Route[] = [
  ...workRoutes,
  ...dutyRoutes,
  ...bookRoutes,
  ...calendarRoutes,
  ...rulesRoutes,
  ...lawRoutes,
];
