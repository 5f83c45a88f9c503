import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '#tools/places.mjs';

/** A file that belongs to the project, as it stands in the folder. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

const binary = /\.(png|jpe?g|ico|woff2?|xlsx|gz)$/;
const code = /\.(ts|tsx|cts|mts|mjs)$/;

/** Everything git keeps or would keep; what it ignores is nobody's style. */
function listed(): readonly string[] {
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  return execFileSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 26 })
    .split('\0')
    .filter((path) => path !== '' && !binary.test(path) && existsSync(join(root, path)));
}

export const sources: readonly Source[] = listed().map((path) => ({
  path,
  text: readFileSync(join(root, path), 'utf8'),
}));

export const codeFiles = sources.filter(({ path }) => code.test(path));

/** `path:line` of every line that a rule forbids. */
export function linesWith(files: readonly Source[], forbidden: RegExp): string[] {
  return files.flatMap(({ path, text }) =>
    text
      .split('\n')
      .flatMap((line, index) =>
        forbidden.test(line) ? [`${path}:${index + 1} ${line.trim()}`] : [],
      ),
  );
}

export const inside =
  (...folders: readonly string[]) =>
  ({ path }: Source): boolean =>
    folders.some((folder) => path.startsWith(`${folder}/`));
