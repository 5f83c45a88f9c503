import { pageTables } from '#policy/process/page-tables.js';
import { showPage } from '#policy/process/show.js';
import { cityPack } from '../city-pack.js';
import { wrongInput } from '../problem.js';
import { done, say, spoken, type Answer, type Manner } from '../terminal.js';

/** `policy show <city> <process>`: the page of a process in a city, as a table. */
export function showAnswer(manner: Manner, city: string, process: string): Answer {
  const pack = cityPack(city);
  const page = pack.pages.get(process);
  if (!page) {
    const known = [...pack.pages.keys()];
    throw wrongInput(
      '/process',
      `${pack.name.zh}没有写成页面的流程 ${process}，可选：${known.join('、') || '无'}`,
      `${pack.name.en} has no page of ${process}; there are ${known.join(', ') || 'none'}`,
    );
  }
  const { words, law } = page;
  const lines = [
    `# ${law.id} ${say(manner, words.title.zh, words.title.en)} · ${say(manner, pack.name.zh, pack.name.en)}`,
    '',
    say(
      manner,
      `牵头 ${law.lead}，依据 ${law.clause ?? '产品建议'}，规则包 ${pack.reference}`,
      `Lead ${law.lead}, clause ${law.clause ?? 'none (proposed)'}, pack ${pack.reference}`,
    ),
    ...pageTables(manner.language, page),
  ];
  const document = {
    city: pack.id,
    process: law.id,
    title: words.title,
    lead: law.lead,
    clause: law.clause,
    pack: pack.reference,
    way: showPage(page),
    obligations: law.obligations,
    transfers: law.transfers,
  };
  return done(spoken(manner, document), lines);
}
