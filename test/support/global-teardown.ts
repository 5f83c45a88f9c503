import { stopServices } from './running-services.js';

/** Runs once after all test files. */
export default async function globalTeardown(): Promise<void> {
  await stopServices();
}
