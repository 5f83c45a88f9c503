import { runFolder } from './run-folder.js';
import { tellServices } from './run-environment.js';
import { startServices } from './services.js';
import { keepServices } from './running-services.js';

/** Runs once before all test files: their real PostgreSQL and their real engine. */
export default async function globalSetup(): Promise<void> {
  const services = await startServices(runFolder());
  keepServices(services);
  tellServices(services);
}
