import { readFileSync } from 'node:fs';
import { Script } from 'node:vm';
import { bundlePath } from './bundle-path.js';

/** Without its workflows a worker is of no use, and waiting does not mend them. */
export class BrokenBundle extends Error {
  constructor(cause: unknown) {
    super(`${bundlePath} 缺失或损坏，请运行 npm run build · missing or broken: run npm run build`, {
      cause,
    });
    this.name = 'BrokenBundle';
  }
}

/** Reads the pre-built workflows and sees that they are a program. */
export function readBundle(path = bundlePath): { readonly codePath: string } {
  try {
    const code = readFileSync(path, 'utf8');
    const program = new Script(code, { filename: path });
    if (!program || !code.includes('__TEMPORAL__')) throw new Error('it holds no workflows');
    return { codePath: path };
  } catch (error) {
    throw new BrokenBundle(error);
  }
}
