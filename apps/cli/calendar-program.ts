import type { Command } from 'commander';
import type { Language } from '#domain/time/count-words.js';
import type { ImportOptions } from './commands/calendar-notices.js';
import type { Answer, Manner } from './terminal.js';

type Speak = (answer: Answer, manner: Manner) => void;

interface Options {
  readonly json?: true;
  readonly lang: Language;
}

const mannerOf = ({ json, lang }: Options): Manner => ({ json: json === true, language: lang });

/** `calendar import | notices`: holiday notices of the instance in this folder. */
export function noticeVerbs(calendar: Command, speak: Speak): void {
  const take = calendar
    .command('import <file>')
    .description('试读放假通知，列出变动 / read a holiday notice: text, or JSON with its checksum')
    .option('--propose', '提出，待第二人确认 / hand it in for a second person')
    .option('--city <id>', '只适用于一市 / one city’s own days')
    .option('--year <year>', '年度 / the year, where the text does not name it')
    .option('--number <number>', '文号 / the notice number')
    .option('--date <day>', '成文日期 / the day it was issued');
  take.action(async (file: string) => {
    const {
      json: _json,
      lang: _lang,
      ...options
    } = take.optsWithGlobals<ImportOptions & Options>();
    const manner = mannerOf(take.optsWithGlobals<Options>());
    const { importAnswer } = await import('./commands/calendar-notices.js');
    speak(await importAnswer(manner, file, options), manner);
  });
  const list = calendar.command('notices').description('另行收录的放假通知 / notices taken in');
  list.action(async () => {
    const manner = mannerOf(list.optsWithGlobals<Options>());
    const { noticesAnswer } = await import('./commands/calendar-notices.js');
    speak(await noticesAnswer(manner), manner);
  });
}
