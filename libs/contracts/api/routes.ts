import { bookRoutes } from './book-routes.js';
import { calendarRoutes } from './calendar-routes.js';
import { dutyRoutes } from './duty-routes.js';
import { lawRoutes } from './law-routes.js';
import { peopleRoutes } from './people-routes.js';
import { rootRoutes } from './root-routes.js';
import { rulesRoutes } from './rules-routes.js';
import { workRoutes } from './work-routes.js';
import type { Route } from './route.js';

export type { Route } from './route.js';

/**
 * Every call of the API and the right to make it, once: the front door, the OpenAPI document and
 * their tests read it. A controller's route that is not in it keeps the API from starting.
 */
export const routes: readonly Route[] = [
  ...workRoutes,
  ...dutyRoutes,
  ...bookRoutes,
  ...calendarRoutes,
  ...rulesRoutes,
  ...lawRoutes,
  ...peopleRoutes,
  ...rootRoutes,
];
