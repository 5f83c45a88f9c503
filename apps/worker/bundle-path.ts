import { fileURLToPath } from 'node:url';

/** Where the build leaves the workflows and the worker finds them. */
export const bundlePath = fileURLToPath(new URL('../../workflow-bundle.js', import.meta.url));
