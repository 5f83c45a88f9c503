import { prepare } from './prepare.mjs';
import { explain } from './start-problem.mjs';

try {
  await prepare({ tests: true });
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
}
await import('../dist/test/stories/main.js');
