import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { root } from '#tools/places.mjs';

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Only what is named goes in, and where programs are: nothing of the run's own environment. */
const bare = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  TZ: 'Asia/Shanghai',
  ...env,
});

/** Starts a built program of ours as a site without the launcher does. */
export function startProgram(
  file: string,
  env: NodeJS.ProcessEnv,
  words: readonly string[] = [],
): ChildProcess {
  return spawn(process.execPath, [join(root, file), ...words], { cwd: root, env: bare(env) });
}

/** Runs one to its end. */
export async function runProgram(
  file: string,
  env: NodeJS.ProcessEnv,
  words: readonly string[] = [],
): Promise<Ended> {
  const child = startProgram(file, env, words);
  const heard = { out: '', err: '' };
  child.stdout?.on('data', (part: Buffer) => (heard.out += part.toString()));
  child.stderr?.on('data', (part: Buffer) => (heard.err += part.toString()));
  const code = await new Promise<number | null>((end) => child.once('close', end));
  return { code, ...heard };
}
