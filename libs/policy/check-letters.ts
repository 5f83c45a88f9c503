import { placesIn } from '#domain/letters/compose-letter.js';
import { isLetterPlace } from '#domain/letters/letter-words.js';
import type { Pack } from './pack.js';
import { PolicyFault } from './policy-fault.js';

/** A letter may only name places that a breach can fill, and only one kind of letter counts in a series. */
export function checkLetters(pack: Pack): void {
  const templates = [...(pack.letters?.templates.values() ?? [])];
  const refuse = (what: string): never => {
    throw new PolicyFault(
      { file: `packs/${pack.id}/letters`, line: null, clause: null },
      `模板有误 / wrong template: ${what}`,
    );
  };
  const editor = pack.letters?.paper.editor;
  const desks = pack.offices.flatMap(({ department, levels, posts }) =>
    levels.includes('CITY') ? posts.map((post) => `{city}.${department}.${post}`) : [],
  );
  if (editor !== undefined && !desks.includes(editor)) refuse(`paper.yaml editor ${editor}`);
  for (const { id, title, recipients, copies, body, answerWithin } of templates) {
    const places = [title, ...recipients, ...copies, ...body.map(({ text }) => text)].flatMap(
      placesIn,
    );
    const unknown = places.find((place) => !isLetterPlace(place));
    if (unknown !== undefined) refuse(`${id} {${unknown}}`);
    if (places.includes('answerBy') && answerWithin === null) refuse(`${id} {answerBy}`);
  }
  const series = templates.map((each) => each.series);
  const twice = series.find((each, index) => series.indexOf(each) !== index);
  if (twice !== undefined) refuse(`${twice} stands twice`);
}
