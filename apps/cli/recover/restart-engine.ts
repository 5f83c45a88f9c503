import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from '#tools/process-identity.mjs';
import type { EngineHouse } from '../launcher/engine-house.js';
import { endAll } from '../launcher/left-overs.js';
import { readBook, type BookedProcess } from '../launcher/process-book.js';
import { engineAnswers } from '../launcher/temporal-namespace.js';

const endsWithinMs = 5_000;
const backWithinMs = 90_000;
const lookEveryMs = 300;

const engineIn = (house: EngineHouse): BookedProcess | undefined =>
  readBook(house.run).find((process) => process.name === 'temporal' && isAlive(process));

/**
 * Ends the engine; the launcher starts it again and makes its databases if they are gone.
 * Answers false when it did not come back.
 */
export async function restartEngine(house: EngineHouse, address: string): Promise<boolean> {
  const before = engineIn(house);
  if (before) await endAll([before], 'SIGTERM', endsWithinMs);
  for (const until = Date.now() + backWithinMs; Date.now() < until; await sleep(lookEveryMs)) {
    const now = engineIn(house);
    if (now && now.pid !== before?.pid && (await engineAnswers(address))) return true;
  }
  return false;
}
