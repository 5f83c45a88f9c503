import { Command, CommanderError, Option } from 'commander';
import type { Language } from '#domain/time/count-words.js';
import type { ReconcileOptions } from './commands/reconcile.js';
import { listVerb, policyVerbs } from './policy-program.js';
import { compareVerb, rulesVerbs } from './rules-program.js';
import { noticeVerbs } from './calendar-program.js';
import { peopleVerbs } from './people-program.js';
import { PolicyFault } from '#policy/policy-fault.js';
import { fileFault } from '#domain/text/text-of-file.js';
import { brokenRules, CliProblem, wrongInput } from './problem.js';
import { print, type Answer, type Manner, type Terminal } from './terminal.js';

type Answering = (manner: Manner, ...words: string[]) => Answer | Promise<Answer>;

/** One command: its words are checked by commander, its answer is printed here and nowhere else. */
function answers(
  command: Command,
  speak: (answer: Answer, manner: Manner) => void,
  load: () => Promise<Answering>,
): void {
  command.action(async (...given: unknown[]) => {
    const options = command.optsWithGlobals<{
      json?: true;
      lang: Language;
      documents?: string;
      to?: string;
    }>();
    const manner: Manner = { json: options.json === true, language: options.lang };
    const words = given.filter((each): each is string => typeof each === 'string');
    for (const word of [options.documents, options.to]) if (word !== undefined) words.push(word);
    speak(await (await load())(manner, ...words), manner);
  });
}

/** Days are counted as the instance of this folder counts them, where one runs. */
async function counting(): Promise<void> {
  const { countAsInstance } = await import('./calendar-in-force.js');
  await countAsInstance();
}

/** The nouns and verbs; each command's code is loaded only when it is asked for. */
function programOf(
  speak: (answer: Answer, manner: Manner) => void,
  talk: (line: string) => void,
): Command {
  const program = new Command('tongchou')
    .description('统筹 Tongchou：医保基金市级统筹 municipal pooling of medical insurance')
    .option('--json', '输出一份 JSON / one JSON document on stdout')
    .addOption(
      new Option('--lang <language>', '语言 / language').choices(['zh', 'en']).default('zh'),
    )
    .exitOverride()
    .configureOutput({ writeErr: () => undefined, outputError: () => undefined });
  const verb = (
    noun: Command,
    name: string,
    text: string,
    load: () => Promise<Answering>,
  ): Command => {
    const command = noun.command(name).description(text);
    answers(command, speak, load);
    return command;
  };

  const calendar = program.command('calendar').description('工作日历 / working calendar');
  verb(
    calendar,
    'nth-working-day <month> <n>',
    '当月第 n 个工作日 / the n-th working day',
    async () => {
      const { nthWorkingDayAnswer } = await import('./commands/calendar.js');
      await counting();
      return (manner, month = '', n = '') => nthWorkingDayAnswer(manner, month, n);
    },
  );
  verb(calendar, 'day <date>', '某日是否上班 / whether a day is worked', async () => {
    const { dayAnswer } = await import('./commands/calendar.js');
    await counting();
    return (manner, date = '') => dayAnswer(manner, date);
  });
  noticeVerbs(calendar, speak);
  const deadlines = program.command('deadlines').description('期限 / deadlines');
  verb(
    deadlines,
    'show <city> <clause> <period>',
    '某条款的期限 / deadlines of a clause',
    async () => {
      const { deadlinesAnswer } = await import('./commands/deadlines.js');
      await counting();
      return (manner, city = '', clause = '', period = '') =>
        deadlinesAnswer(manner, city, clause, period);
    },
  );
  policyVerbs(program, speak);
  const demo = program.command('demo').description('演示 / demo');
  verb(demo, 'accounts', '演示账号 / demo accounts', async () => {
    const { accountsAnswer } = await import('./commands/demo.js');
    return () => accountsAnswer();
  });
  const letters = program.command('letters').description('公文 / official letters');
  verb(letters, 'verify <file>', '核对已签发公文 / check a signed PDF', async () => {
    const { verifyLetterAnswer } = await import('./commands/letters.js');
    return (manner, file = '') => verifyLetterAnswer(manner, file);
  });
  const clock = program.command('clock').description('业务时钟 / business clock');
  verb(clock, 'move <instant>', '拨动业务时钟 / move the business clock', async () => {
    const { clockMoveAnswer } = await import('./commands/clock.js');
    return (manner, to = '') => clockMoveAnswer(manner, to);
  });
  verb(program, 'status', '本目录实例的状况 / the instance in this folder', async () => {
    const { statusAnswer } = await import('./commands/status.js');
    return statusAnswer;
  });
  verb(program, 'recover', '重建引擎中的在办事项 / rebuild what the engine has lost', async () => {
    const { recoverAnswer } = await import('./commands/recover.js');
    return (manner) => recoverAnswer(manner, talk);
  });
  verb(program, 'backup', '备份数据库 / one file with all data', async () => {
    const { backupAnswer } = await import('./commands/backup.js');
    return (manner, to = '') => backupAnswer(manner, to);
  }).option('--to <file>', '写到何处 / where to');
  verb(program, 'restore <file>', '恢复备份，进入对账状态 / restore a backup', async () => {
    const { restoreAnswer } = await import('./commands/restore.js');
    return (manner, file = '') => restoreAnswer(manner, file, talk);
  });
  reconcileVerb(program, speak);
  peopleVerbs(program, speak);
  rulesVerbs(program, speak);
  const readings = program.command('readings').description('口径登记簿 / readings');
  listVerb(readings, speak);
  compareVerb(readings, speak);
  verb(program, 'migrate', '更新数据库结构 / bring the schema up to date', async () => {
    const { migrateAnswer } = await import('./commands/migrate.js');
    return migrateAnswer;
  });
  return program;
}

/** The books against the bank's and the treasury's, at any time and after a restore. */
function reconcileVerb(program: Command, speak: (answer: Answer, manner: Manner) => void): void {
  const command = program
    .command('reconcile')
    .description('与银行、国库对账 / compare the books with bank and treasury')
    .option('--settle', '按流水号补记 / book by key what the bank did')
    .option('--accept <key>', '说明一项差异 / explain one difference')
    .option('--finish', '结束对账 / end it, money may move')
    .option('--reason <text>', '理由 / why');
  command.action(async () => {
    const { json, lang, ...options } = command.optsWithGlobals<
      ReconcileOptions & { json?: true; lang: Language }
    >();
    const manner: Manner = { json: json === true, language: lang };
    const { reconcileAnswer } = await import('./commands/reconcile.js');
    speak(await reconcileAnswer(manner, options), manner);
  });
}

/** Commander's own refusals (an unknown command, a missing word) are wrong input like any other. */
function problemOf(error: CommanderError): CliProblem {
  const missing = error.code === 'commander.help';
  const words = missing ? '缺少动词 the verb is missing' : error.message.replace(/^error: /, '');
  return wrongInput(
    '',
    `命令有误，见 tongchou --help：${words}`,
    `wrong command, see tongchou --help: ${words}`,
  );
}

/** A file or folder that a command cannot use, wherever it met it. */
function unreadable(error: unknown): CliProblem | null {
  const fault = fileFault(error);
  return fault && wrongInput('', fault.zh, fault.en);
}

/** Runs one command and gives the exit code: 0 done, 1 no, 2 wrong input. */
export async function run(words: readonly string[], terminal: Terminal): Promise<0 | 1 | 2> {
  let exit: 0 | 1 = 0;
  const program = programOf(
    (answer, manner) => {
      print(terminal, manner, answer);
      exit = answer.exit;
    },
    (line) => terminal.talk(line),
  );
  try {
    await program.parseAsync(words, { from: 'user' });
    return exit;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    const problem =
      error instanceof CommanderError
        ? problemOf(error)
        : error instanceof PolicyFault
          ? brokenRules(error)
          : (unreadable(error) ?? error);
    if (!(problem instanceof CliProblem)) throw error;
    terminal.talk(JSON.stringify(problem.document, null, 2));
    return problem.exit;
  }
}
