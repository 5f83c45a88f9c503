import { measurePlans } from '../bench/plan-events.js';

test('a unit’s plan has as few events, workflow tasks and statements as were promised', async () => {
  const {
    costs: { unit, unitOfTheCity: proper },
  } = await measurePlans();
  expect({ unit, proper }).toMatchObject({ unit: { workflowTasks: 6 } });
  expect(unit?.events).toBeLessThanOrEqual(45);
  expect(proper?.events).toBeLessThanOrEqual(30);
  expect(unit?.statements).toBeLessThanOrEqual(180);
}, 300_000);
