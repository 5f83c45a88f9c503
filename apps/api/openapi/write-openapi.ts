import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openapiDocument } from './openapi-document.js';

/** `node dist/apps/api/openapi/write-openapi.js` after a change of the contracts; a test tells when. */
const file = fileURLToPath(new URL('../../../../docs/openapi.json', import.meta.url));
writeFileSync(file, `${JSON.stringify(openapiDocument(), null, 2)}\n`);
