import { withServices } from '../support/with-services.js';
import { exportHistories } from './export-histories.js';

await withServices(exportHistories);
process.exit(0); // a keep-alive socket may not hold a script that has done its work
