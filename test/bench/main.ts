import { withServices } from '../support/with-services.js';
import { benchAll } from './bench-all.js';
import { benchArguments, names, type BenchName, type BenchPlan } from './bench-arguments.js';
import { publish, type Report } from './report.js';

type Bench = (plan: BenchPlan) => Promise<Report>;

/** Read when it is run: one benchmark needs little of what another drags in. */
const benches: Readonly<Record<BenchName, () => Promise<Bench>>> = {
  events: async () => (await import('./bench-events.js')).benchEvents,
  statements: async () => (await import('./bench-statements.js')).benchStatements,
  inbox: async () => (await import('./bench-inbox.js')).benchInbox,
  engine: async () => (await import('./bench-engine.js')).benchEngine,
  complete: async () => (await import('./bench-complete.js')).benchComplete,
  burst: async () => (await import('./bench-burst.js')).benchBurst,
  dashboard: async () => (await import('./bench-dashboard.js')).benchDashboard,
  door: async () => (await import('./bench-door.js')).benchDoor,
  formulas: async () => (await import('./bench-formulas.js')).benchFormulas,
  notices: async () => (await import('./bench-notices.js')).benchNotices,
  packs: async () => (await import('./bench-packs.js')).benchPacks,
  chaos: async () => (await import('./bench-chaos.js')).benchChaos,
};

const plan = benchArguments(process.argv.slice(2));
if (typeof plan === 'string') {
  process.stderr.write(
    `${plan}\nnpm run bench -- <${names.join(' | ')} | all> [--quick] [--n <rows>] [--peer flowable] [--seed <n>] [--kills <n>]\n`,
  );
  process.exit(2);
}
const { name } = plan;
if (name === 'all') process.exit(await benchAll(plan));
let failed = false;
async function measure(of: BenchName, asked: BenchPlan): Promise<void> {
  try {
    const bench = await benches[of]();
    const report = await bench(asked);
    publish(of, report);
    failed = report.failures.length > 0;
  } catch (error) {
    failed = true; // said here, because the end of the services may drown it
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  }
}
// Arithmetic and reading need neither a database nor an engine.
if (name === 'formulas' || name === 'notices' || name === 'packs') await measure(name, plan);
else await withServices(async () => measure(name, plan), { durable: true });
process.exit(failed ? 1 : 0);
