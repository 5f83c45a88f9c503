import type { Command } from 'commander';
import type { Language } from '#domain/time/count-words.js';
import type { Answer, Manner } from './terminal.js';

type Speak = (answer: Answer, manner: Manner) => void;

interface Options {
  readonly json?: true;
  readonly lang: Language;
  readonly input: string;
}

const mannerOf = ({ json, lang }: Pick<Options, 'json' | 'lang'>): Manner => ({
  json: json === true,
  language: lang,
});

const DAY =
  '按哪一天的参数，如 2023-01-01；不写：输入年度的第一天 / by whose day the parameters go; else the first of the input’s year';

const collect = (word: string, before: readonly string[]): string[] => [...before, word];

/** `rules evaluate | list`: formulas over a city's parameters. */
export function rulesVerbs(program: Command, speak: Speak): void {
  const rules = program.command('rules').description('公式 / formulas');
  const run = rules
    .command('evaluate <city> <formula>')
    .description('试算 / work a formula out')
    .requiredOption('--input <file>', 'JSON 文件，- 为标准输入 / a JSON file, - for stdin')
    .option('--reading <choice>', '口径 OQ-01=SWITCH / a reading', collect, [])
    .option('--day <day>', DAY);
  run.action(async (city: string, formula: string) => {
    const options = run.optsWithGlobals<Options & { reading: string[]; day?: string }>();
    const { evaluateAnswer } = await import('./commands/rules.js');
    const manner = mannerOf(options);
    speak(
      evaluateAnswer(manner, city, formula, options.input, options.reading, options.day),
      manner,
    );
  });
  const list = rules.command('list [city]').description('公式及其输入 / formulas and their inputs');
  list.action(async (city?: string) => {
    const manner = mannerOf(list.optsWithGlobals<Options>());
    const { listAnswer } = await import('./commands/rules.js');
    speak(listAnswer(manner, city ?? ''), manner);
  });
}

/** `readings compare`: the same input under each reading of an open question. */
export function compareVerb(readings: Command, speak: Speak): void {
  const command = readings
    .command('compare <city> <formula>')
    .description('各口径结果并列 / every reading side by side')
    .requiredOption('--reading <id>', '口径 OQ-01 / the open question')
    .requiredOption('--input <file>', 'JSON 文件，- 为标准输入 / a JSON file, - for stdin')
    .option('--day <day>', DAY);
  command.action(async (city: string, formula: string) => {
    const options = command.optsWithGlobals<Options & { reading: string; day?: string }>();
    const { compareAnswer } = await import('./commands/rules.js');
    const manner = mannerOf(options);
    speak(
      compareAnswer(manner, city, formula, options.input, options.reading, options.day),
      manner,
    );
  });
}
