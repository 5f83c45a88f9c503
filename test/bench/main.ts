import { withServices } from '../support/with-services.js';
import { benchEvents } from './bench-events.js';
import { benchInbox } from './bench-inbox.js';
import { benchArguments, names, type BenchName, type BenchPlan } from './bench-arguments.js';
import { publish, type Report } from './report.js';

const benches: Readonly<Record<BenchName, (plan: BenchPlan) => Promise<Report>>> = {
  events: benchEvents,
  inbox: benchInbox,
};

const plan = benchArguments(process.argv.slice(2));
if (typeof plan === 'string') {
  process.stderr.write(
    `${plan}\nnpm run bench -- <${names.join(' | ')}> [--quick] [--n <tasks>]\n`,
  );
  process.exit(2);
}
let failed = false;
await withServices(async () => {
  const report = await benches[plan.name](plan);
  publish(plan.name, report);
  failed = report.failures.length > 0;
});
process.exit(failed ? 1 : 0);
