import { measureEvents, measures, overBudget, readBudgets } from './events.js';
import type { Report } from './report.js';

/** What a case costs, beside what it may cost. */
export async function benchEvents(): Promise<Report> {
  const budgets = readBudgets();
  const costs = await measureEvents();
  const rows = Object.entries(costs).map(([name, cost]) => [
    name,
    ...measures.map((measure) => `${cost[measure]} / ${budgets[name]?.[measure] ?? '–'}`),
  ]);
  return {
    table: [['case', ...measures], ...rows],
    notes: ['found / budget (test/bench/budgets.json); statements are those of the worker'],
    data: { costs, budgets },
    failures: overBudget(costs, budgets),
  };
}
