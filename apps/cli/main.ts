import { run } from './program.js';

/** A reader that went away (`| head`) is no failure of the command. */
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

process.exitCode = await run(process.argv.slice(2), {
  answer: (text) => process.stdout.write(`${text}\n`),
  talk: (text) => process.stderr.write(`${text}\n`),
});
