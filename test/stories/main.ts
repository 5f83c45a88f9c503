import { withServices } from '../support/with-services.js';
import {
  exportHistories,
  exportMonths,
  exportPlans,
  exportSettlement,
  exportYear,
} from './export-histories.js';

// What is new is written without living through all of before: `npm run histories -- months`, `settlement`, `plans`
// or `year`.
const parts = {
  months: exportMonths,
  settlement: exportSettlement,
  plans: exportPlans,
  year: exportYear,
};
const asked = Object.entries(parts).find(([name]) => process.argv.includes(name));
await withServices(asked?.[1] ?? exportHistories);
process.exit(0); // a keep-alive socket may not hold a script that has done its work
