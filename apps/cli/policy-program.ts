import type { Command } from 'commander';
import type { Language } from '#domain/time/count-words.js';
import type { Answer, Manner } from './terminal.js';

type Speak = (answer: Answer, manner: Manner) => void;

interface Options {
  readonly json?: true;
  readonly lang: Language;
}

const mannerOf = ({ json, lang }: Options): Manner => ({ json: json === true, language: lang });

/** `policy verify`, `coverage`, `check`, `show`, `docs` and `new`, and lists of what a pack holds. */
export function policyVerbs(program: Command, speak: Speak): void {
  const policy = program.command('policy').description('规则包 / rule packs');
  const verify = policy
    .command('verify')
    .description('核对引文 / check every quote')
    .requiredOption('--documents <dir>', '文件夹 / the folder of documents')
    .action(async () => {
      const options = verify.optsWithGlobals<Options & { documents: string }>();
      const { verifyAnswer } = await import('./commands/policy.js');
      speak(verifyAnswer(mannerOf(options), options.documents), mannerOf(options));
    });
  const coverage = policy
    .command('coverage [city]')
    .description('每条条款管什么，或为何不管 / what every clause governs, or why nothing')
    .action(async (city = '') => {
      const manner = mannerOf(coverage.optsWithGlobals<Options>());
      const { coverageAnswer } = await import('./commands/coverage.js');
      speak(coverageAnswer(manner, String(city)), manner);
    });
  const parameters = policy
    .command('parameters [city]')
    .description('参数：值、条款、原文、来源 / parameters with their clauses')
    .action(async (city = '') => {
      const manner = mannerOf(parameters.optsWithGlobals<Options>());
      const { parametersAnswer } = await import('./commands/pack-lists.js');
      speak(parametersAnswer(manner, String(city)), manner);
    });
  const processes = policy
    .command('processes [city]')
    .description('流程目录：谁办、哪一天、未办的后果 / the processes of a city')
    .action(async (city = '') => {
      const manner = mannerOf(processes.optsWithGlobals<Options>());
      const { processesAnswer } = await import('./commands/pack-lists.js');
      speak(processesAnswer(manner, String(city)), manner);
    });
  const check = policy
    .command('check [dir]')
    .description('检查规则包，列出未定事项 / faults, and what is undecided')
    .action(async (folder = '') => {
      const manner = mannerOf(check.optsWithGlobals<Options>());
      const { checkAnswer } = await import('./commands/policy-check.js');
      speak(checkAnswer(manner, String(folder)), manner);
    });
  const show = policy
    .command('show <city> <process>')
    .description('一个流程：谁办、次序、条款、期限、资金 / the page of a process')
    .action(async (city: string, process: string) => {
      const manner = mannerOf(show.optsWithGlobals<Options>());
      const { showAnswer } = await import('./commands/policy-show.js');
      speak(showAnswer(manner, city, process), manner);
    });
  const docs = policy
    .command('docs [city]')
    .description('各市流程写成文档 / the processes of a city as a document')
    .option('--write <dir>', '写到何处，一市一个文件 / where to, a file for each city')
    .action(async (city = '') => {
      const options = docs.optsWithGlobals<Options & { write?: string }>();
      const { docsAnswer } = await import('./commands/policy-docs.js');
      speak(docsAnswer(mannerOf(options), String(city), options.write), mannerOf(options));
    });
  const scaffold = policy
    .command('new <id>')
    .description('新建城市的规则包 / the pack of a new city')
    .requiredOption('--division <code>', '行政区划代码 / the division code')
    .requiredOption('--dir <dir>', '写到何处 / where to')
    .action(async (id: string) => {
      const options = scaffold.optsWithGlobals<Options & { division: string; dir: string }>();
      const { newPackAnswer } = await import('./commands/policy-new.js');
      const manner = mannerOf(options);
      speak(newPackAnswer(manner, id, options.division, options.dir), manner);
    });
}

/** `readings list [<city>]`: the open questions and how they are read. */
export function listVerb(readings: Command, speak: Speak): void {
  const command = readings
    .command('list [city]')
    .description('未决问题和所采口径 / open questions and how they are read')
    .action(async (city = '') => {
      const manner = mannerOf(command.optsWithGlobals<Options>());
      const { readingsAnswer } = await import('./commands/readings.js');
      speak(readingsAnswer(manner, String(city)), manner);
    });
}
