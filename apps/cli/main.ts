import { dataFolder } from './instance.js';
import { storedInstance } from './launcher/instance-file.js';
import { run } from './program.js';

/** A reader that went away (`| head`) is no failure of the command. */
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

// The commands are about the cities of this folder's instance, unless told otherwise.
const cities = storedInstance({ root: dataFolder() })?.cities.join(',');
if (cities !== undefined) process.env['TONGCHOU_CITIES'] ||= cities;

process.exitCode = await run(process.argv.slice(2), {
  answer: (text) => process.stdout.write(`${text}\n`),
  talk: (text) => process.stderr.write(`${text}\n`),
});
