import { measurePlans, type PlanEvents } from './plan-events.js';
import type { Report } from './report.js';

const longest = 160;

/** A statement as it fits on a line, whatever its blanks are. */
const inShort = (text: string): string =>
  text.replace(/\s+/g, ' ').replaceAll('|', '¦').trim().slice(0, longest);

/** How often each statement was sent, the most frequent first. */
function counted(sent: readonly string[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const text of sent.map(inShort)) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a);
}

/** The statements of a year of plans as pages of the kit: where the next one can be spared. */
export async function benchStatements(): Promise<Report> {
  const { costs, sent } = await measurePlans();
  const names = Object.keys(sent) as (keyof PlanEvents['sent'])[];
  const rows = names.flatMap((name) => [
    [name, costs[name].statements, 'all'],
    ...counted(sent[name]).map(([text, count]) => [name, count, text]),
  ]);
  return {
    table: [['case', 'times', 'statement'], ...rows],
    notes: ['statements of the worker; BEGIN and COMMIT are two of them'],
    data: { costs, sent },
    failures: [],
  };
}
