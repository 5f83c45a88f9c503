import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { failureConverterPath } from '#engine/codec/data-converter.js';
import { strangersIn } from './bundle-contents.js';
import { bundlePath } from './bundle-path.js';

const inWorkflows = (path: string): string =>
  fileURLToPath(new URL(`../../workflows/${path}`, import.meta.url));

/** Written whole or not at all: a worker that starts meanwhile never reads half a bundle. */
async function main(): Promise<void> {
  const { code } = await bundleWorkflowCode({
    workflowsPath: inWorkflows('index.js'),
    workflowInterceptorModules: [inWorkflows('door/interceptors.js')],
    failureConverterPath,
    logger: new DefaultLogger('WARN'),
  });
  const strangers = strangersIn(code);
  if (strangers.length > 0) {
    throw new Error(
      `Workflow code must stay small and without side effects; it drags in: ${strangers.join(', ')}`,
    );
  }
  await mkdir(dirname(bundlePath), { recursive: true });
  const draft = `${bundlePath}.${process.pid}`;
  await writeFile(draft, code);
  await rename(draft, bundlePath);
}

await main();
