import { withServices } from '../support/with-services.js';
import { exportHistories, exportPlans, exportSettlement } from './export-histories.js';

// A new page's histories are written without touching those of before: `npm run histories -- settlement` or `plans`.
const asked = (page: string): boolean => process.argv.includes(page);
await withServices(
  asked('settlement') ? exportSettlement : asked('plans') ? exportPlans : exportHistories,
);
process.exit(0); // a keep-alive socket may not hold a script that has done its work
