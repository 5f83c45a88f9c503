import type { TestServices } from './services.js';

/** How a run's tests and measures find its services. */
export function tellServices(services: TestServices): void {
  process.env['TEST_DATABASE_ADMIN_URL'] = services.adminUrl ?? '';
  process.env['TEMPORAL_ADDRESS'] = services.temporal.address;
  process.env['TEMPORAL_NAMESPACE'] = 'tongchou';
}
