import { withServices } from '../support/with-services.js';
import { exportHistories, exportSettlement } from './export-histories.js';

// A new page's histories are written without touching those of before: `npm run histories -- settlement`.
await withServices(process.argv.includes('settlement') ? exportSettlement : exportHistories);
process.exit(0); // a keep-alive socket may not hold a script that has done its work
