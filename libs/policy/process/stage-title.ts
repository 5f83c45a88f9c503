import { seatsOf, verbOf, type Stage } from '#contracts/process/stages.js';
import type { Pack } from '../pack.js';
import type { Bilingual } from '../schema/text.schema.js';
import type { Page } from './read.js';
import { joined, VERB_NAMES, whatOf } from './show.js';

const most = 3;

/** A stage may fetch a dozen figures; a line on a page says the first of them, and how many there are. */
function shortened(names: readonly Bilingual[]): Bilingual {
  const { zh, en } = joined(names.slice(0, most));
  const all = names.length;
  return all <= most ? { zh, en } : { zh: `${zh}等 ${all} 项`, en: `${en} and ${all - most} more` };
}

const plain = (found: Bilingual | undefined, code: string): Bilingual =>
  found ? { zh: found.zh, en: found.en } : { zh: code, en: code };

/** What a stage is called before officials: never by its code, nor by the formula's or a book's. */
export function titleOfStage(pack: Pack, page: Page, stage: Stage): Bilingual {
  const { words } = page;
  const { fetch, compute, decide, hear, record } = stage;
  if (compute) return plain(pack.formulas.get(compute.formula)?.title, compute.formula);
  if (decide) {
    const steps = decide.flatMap(seatsOf).map(({ step }) => step);
    return shortened(steps.map((step) => plain(words.steps[step], step)));
  }
  if (hear) {
    const kind = plain(words.cases[hear.case], hear.case);
    const state = plain(words.states[hear.state], hear.state);
    return { zh: `${kind.zh}：${state.zh}`, en: `${kind.en}: ${state.en}` };
  }
  if (fetch) {
    const names = Object.keys(fetch.facts);
    return shortened(names.map((name) => plain(words.facts[name], name)));
  }
  if (!record) return whatOf(page, stage);
  if (record.document !== null) return plain(words.documents[record.document], record.document);
  if (record.state !== null) return plain(words.states[record.state], record.state);
  const duties = Object.keys(record.amounts).map((code) => plain(words.obligations[code], code));
  const facts = Object.keys(record.facts).map((name) => plain(words.facts[name], name));
  if (duties.length + facts.length > 0) return shortened([...duties, ...facts]);
  const [zh, en] = VERB_NAMES[verbOf(stage)];
  return { zh: `${zh}入账`, en };
}
