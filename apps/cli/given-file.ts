import * as fs from 'node:fs';
import { textOfBytes, textOfFile } from '#domain/text/text-of-file.js';
import { orWrong } from './problem.js';

/** The text of the file that a command is given, `-` for what is piped into it; otherwise wrong input. */
export const givenText = (pointer: string, file: string): string =>
  orWrong(pointer, () =>
    file === '-' ? textOfBytes(file, fs.readFileSync(0)) : textOfFile(file, fs),
  );
