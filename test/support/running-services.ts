import type { TestServices } from './services.js';

/** Set-up and tear-down run in one process but load their modules apart, so it hangs on the process. */
const held = process as typeof process & { tongchouTestServices?: TestServices };

export function keepServices(services: TestServices): void {
  held.tongchouTestServices = services;
}

export async function stopServices(): Promise<void> {
  await held.tongchouTestServices?.stop();
}
