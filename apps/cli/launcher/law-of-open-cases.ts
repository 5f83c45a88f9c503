import { Database } from '#persistence/database.js';
import { openLaws } from '#persistence/operations/open-laws.js';
import { unknownLaws } from '#policy/unknown-laws.js';
import { StartProblem } from '#tools/start-problem.mjs';

/** Said at once and in words: the worker would refuse to begin, and only its log would say why. */
export async function refuseUnknownLaw(databaseUrl: string): Promise<void> {
  const database = await Database.open(databaseUrl, { name: 'launcher', connections: 1 });
  try {
    const unknown = unknownLaws(await openLaws(database));
    if (unknown.length === 0) return;
    const all = (language: 'zh' | 'en'): string => unknown.map((each) => each[language]).join('\n');
    throw new StartProblem(`${all('zh')}。`, `${all('en')}.`);
  } finally {
    await database.close();
  }
}
