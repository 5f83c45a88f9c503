import { adaptersFromEnv } from '#adapters/adapters.js';
import { yuan, zero } from '#domain/money/yuan.js';
import { demoOpenings } from '#policy/demo-openings.js';
import { fundAccounts } from '#policy/fund-accounts.js';
import { servedPacks } from '#policy/load-packs.js';

/**
 * Tells the simulated bank and treasury which accounts they keep, empty unless this is a demo. A real
 * bank opens accounts on paper.
 */
export async function registerAccounts(env: NodeJS.ProcessEnv, demo: boolean): Promise<void> {
  const adapters = adaptersFromEnv(env);
  try {
    for (const pack of servedPacks()) {
      const openings = new Map(
        demo ? demoOpenings(pack).map((each) => [each.account.id, each.amount]) : [],
      );
      const accounts = fundAccounts(pack).map(
        ({ id, number, name, fund, type, unit, bank, outside }) => ({
          number,
          name,
          fund,
          type,
          unit,
          outside: outside || bank === null,
          keptBy: bank ?? 'bank',
          opening: yuan(openings.get(id) ?? zero),
        }),
      );
      const answer = await adapters.bank.registerAccounts(accounts);
      if (answer.outcome !== 'ANSWERED') {
        throw new Error(
          `开户登记失败 · the simulated bank did not take the accounts: ${answer.outcome}`,
        );
      }
    }
  } finally {
    await adapters.close();
  }
}
