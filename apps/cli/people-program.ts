import type { Command } from 'commander';
import type { Language } from '#domain/time/count-words.js';
import type { Answer, Manner } from './terminal.js';

type Speak = (answer: Answer, manner: Manner) => void;

interface Options {
  readonly json?: true;
  readonly lang: Language;
}

/** What the verbs about people take beside a username. */
export interface PeopleOptions {
  readonly person?: string;
  readonly personId?: string;
  readonly office?: string;
  readonly post?: readonly string[];
  readonly city?: string;
  readonly unit?: string;
  readonly q?: string;
  readonly disabled?: true;
  readonly close?: true;
}

type Act = (manner: Manner, username: string, options: PeopleOptions) => Promise<Answer>;

/** `people …`: the accounts of the instance (docs/people.md). */
export function peopleVerbs(program: Command, speak: Speak): void {
  const people = program.command('people').description('人员账号 / people and their accounts');
  const acts = (command: Command, load: () => Promise<Act>): void => {
    command.action(async (username: unknown) => {
      const { json, lang, ...options } = command.optsWithGlobals<PeopleOptions & Options>();
      const manner: Manner = { json: json === true, language: lang };
      const act = await load();
      speak(await act(manner, typeof username === 'string' ? username : '', options), manner);
    });
  };
  const verb = (name: string, text: string): Command => people.command(name).description(text);

  const first = verb('first <username>', '首个系统管理员，给出一次性口令 / the first administrator')
    .requiredOption('--person <name>', '姓名 / name')
    .option('--city <id>', '城市，只有一个时可省 / city, where there are several')
    .option('--office <office>', '部门（单位代码.部门） / office');
  acts(first, async () => (await import('./commands/people-first.js')).firstAnswer);

  const vet = verb('vet', '查公开的密码 / accounts with a published password').option(
    '--close',
    '作废这些密码 / make those passwords worthless',
  );
  acts(vet, async () => (await import('./commands/people-vet.js')).vetAnswer);

  const list = verb('list', '人员清单 / who has an account')
    .option('--unit <code>', '单位 / unit')
    .option('--office <office>', '部门 / office')
    .option('--q <text>', '账号或姓名的一部分 / part of a username or name')
    .option('--disabled', '只列已停用 / only disabled ones');
  acts(list, async () => (await import('./commands/people.js')).listAnswer);

  const create = verb('create <username>', '新增账号，给出一次性口令 / a new account')
    .requiredOption('--person <name>', '姓名 / name')
    .option('--person-id <id>', '已有人员的编号，同一人再开一个账号 / the same human being')
    .requiredOption('--office <office>', '部门（单位代码.部门） / office')
    .requiredOption('--post <post...>', '岗位 / posts');
  acts(create, async () => (await import('./commands/people.js')).createAnswer);

  const post = verb('post <username>', '调整岗位 / change the posts')
    .requiredOption('--post <post...>', '岗位 / posts')
    .option('--office <office>', '调往部门 / another office');
  acts(post, async () => (await import('./commands/people.js')).postAnswer);

  const email = verb(
    'email <username> <address>',
    '邮箱地址，"" 为取消 / where notices are mailed to, "" takes it away',
  ).action(async (username: string, address: string) => {
    const { json, lang } = email.optsWithGlobals<Options>();
    const manner: Manner = { json: json === true, language: lang };
    const { emailAnswer } = await import('./commands/people.js');
    speak(await emailAnswer(manner, username, address), manner);
  });

  for (const [name, text] of [
    ['disable', '停用账号，立即退出 / ends every session at once'],
    ['enable', '启用账号 / lets it in again'],
    ['reset', '重置密码，给出一次性口令 / a new one-time secret'],
  ] as const) {
    acts(verb(`${name} <username>`, text), async () => {
      const { changeAnswer } = await import('./commands/people.js');
      return (manner, username) => changeAnswer(manner, username, name);
    });
  }
}
