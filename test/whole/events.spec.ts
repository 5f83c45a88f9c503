import { leastCosts, measureEvents, overBudget, readBudgets } from '../bench/events.js';

describe('what a case costs', () => {
  test('stays within its budget of events, workflow tasks, activities, bytes and statements', async () => {
    const budgets = readBudgets();
    const costs = await leastCosts(measureEvents, (found) => overBudget(found, budgets).length > 0);
    expect(Object.keys(costs).sort()).toEqual(Object.keys(budgets).sort());
    expect(overBudget(costs, budgets)).toEqual([]);
  });

  test('is found out when it grows by one', () => {
    const { countyPlan } = readBudgets();
    if (!countyPlan) throw new Error('a county’s plan has no budget');
    const grown = { countyPlan: { ...countyPlan, events: countyPlan.events + 1 } };
    expect(overBudget(grown, { countyPlan })).toHaveLength(1);
    expect(overBudget({ countyPlan }, { countyPlan })).toEqual([]);
    expect(overBudget({ other: countyPlan }, { countyPlan })).not.toEqual([]);
  });

  test('has the ceilings that were promised for a county’s plan', () => {
    const { countyPlan } = readBudgets();
    expect(countyPlan?.events).toBeLessThanOrEqual(45);
    expect(countyPlan?.workflowTasks).toBeLessThanOrEqual(6);
  });
});
