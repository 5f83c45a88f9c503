import { placesIn } from '#domain/letters/compose-letter.js';
import { isPrintedPlace } from '#domain/letters/letter-words.js';
import { refusalInWords, refusedInLine } from '#domain/text/refused-characters.js';
import type { Pack } from './pack.js';
import { PolicyFault } from './policy-fault.js';
import type { LetterDefinition, LetterFace } from './schema/letter.schema.js';

/** Our ids of clauses: a register's words, never a letter's. */
const clauseCode = /[A-Z]{2,3}-[A-Z]?\d+(?:\.[A-Za-z0-9]+)+/u;

/** What a place needs that not every breach has: it may stand only under that condition. */
const needed: Readonly<Record<string, LetterDefinition['body'][number]['when']>> = {
  amountDue: 'MONEY',
  receivedInTime: 'MONEY',
  received: 'MONEY',
  short: 'MONEY',
  earlier: 'EARLIER',
  valueOn: 'VALUE_DAY',
};
const ofCorrections: readonly string[] = ['reason', 'corrected', 'sameRecipients'];

const textsOf = ({ name, series, title, recipients, copies, body }: LetterDefinition): string[] => [
  name.zh,
  series,
  title,
  ...recipients,
  ...copies,
  ...body.flatMap(({ heading, text }) => (heading === null ? [text] : [heading, text])),
];

/** What is wrong with one template; null: nothing. */
function faultOf(template: LetterDefinition): string | null {
  const { id, body, answerWithin } = template;
  const texts = textsOf(template);
  const code = texts.map((text) => clauseCode.exec(text)?.[0]).find((each) => each !== undefined);
  if (code !== undefined)
    return `${id}：公文不印条款编号，请引文件名和条 / no clause code: ${code}`;
  const character = texts.map(refusedInLine).find((each) => each !== null);
  if (character) return `${id}：${refusalInWords(character).join(' / ')}`;
  const places = texts.filter((text) => text !== template.series).flatMap(placesIn);
  const unknown = places.find((place) => !isPrintedPlace(place));
  if (unknown !== undefined) return `${id} {${unknown}}`;
  if (places.includes('answerBy') && answerWithin === null) return `${id} {answerBy}`;
  const correction = places.find((place) => ofCorrections.includes(place));
  if (correction !== undefined && id !== 'CORRECTION') return `${id} {${correction}}`;
  for (const { text, when } of body) {
    const hole = placesIn(text).find((place) => place in needed && needed[place] !== when);
    if (hole !== undefined) return `${id} {${hole}}: when: ${needed[hole]}`;
  }
  return null;
}

/** The sender's name is one, wherever it stands: head, signature, imprint, the office that signs in. */
function faultOfSender({ organ, masthead, letterhead }: LetterFace, pack: Pack): string | null {
  if (masthead.join('') !== `${organ}文件`) return `paper.yaml masthead ≠ ${organ}文件`;
  if (letterhead.join('') !== organ) return `paper.yaml letterhead ≠ ${organ}`;
  const office = pack.offices.find(({ name }) => name.zh === organ);
  return office
    ? null
    : `paper.yaml organ ${organ}：offices.yaml 没有同名部门 / no office of this name`;
}

/** A letter may only name places that a breach can fill, and only one kind of letter counts in a series. */
export function checkLetters(pack: Pack): void {
  const { letters } = pack;
  if (!letters) return;
  const templates = [...letters.templates.values()];
  const refuse = (what: string): never => {
    throw new PolicyFault(
      { file: `packs/${pack.id}/letters`, line: null, clause: null },
      `模板有误 / wrong template: ${what}`,
    );
  };
  const { editor } = letters.paper;
  const desks = pack.offices.flatMap(({ department, levels, posts }) =>
    levels.includes('CITY') ? posts.map((post) => `{city}.${department}.${post}`) : [],
  );
  if (!desks.includes(editor)) refuse(`paper.yaml editor ${editor}`);
  const fault = faultOfSender(letters.paper, pack) ?? templates.map(faultOf).find((each) => each);
  if (typeof fault === 'string') refuse(fault);
  const offices = pack.offices.map(({ department, levels }) =>
    levels.includes('CITY') ? `{city}.${department}` : `{unit}.${department}`,
  );
  for (const { id, copyTo } of templates) {
    const stranger = copyTo.find((each) => each !== '{debtor}' && !offices.includes(each));
    if (stranger !== undefined) refuse(`${id} copyTo ${stranger}`);
  }
  const series = templates.map((each) => each.series);
  const twice = series.find((each, index) => series.indexOf(each) !== index);
  if (twice !== undefined) refuse(`${twice} stands twice`);
}
