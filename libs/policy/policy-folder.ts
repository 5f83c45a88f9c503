import { fileURLToPath } from 'node:url';

/**
 * The folder of rule data in the repository. The compiler copies no YAML, so that what is read is
 * the file a clerk edits, and not a copy of it beside the built code.
 */
export const policyFolder = fileURLToPath(new URL('../../../libs/policy/', import.meta.url));
