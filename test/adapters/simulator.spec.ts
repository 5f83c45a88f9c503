import { startOutside, type Outside } from '../simulators/outside.js';
import { conformance, type Harness } from './conformance.js';
import { faultConformance } from './fault-conformance.js';
import { RawBank } from './raw-bank.js';

async function start(): Promise<Harness & { readonly outside: Outside }> {
  const { outside, stop } = await startOutside();
  return {
    outside,
    stop,
    bank: new RawBank(outside),
    settle: async () => undefined,
    executions: async (wanted) =>
      (await outside.lines()).filter(({ key }) => key === wanted).length,
  };
}

conformance('模拟银行 simulator over raw HTTP', start);
faultConformance('模拟银行 simulator over raw HTTP', start);
