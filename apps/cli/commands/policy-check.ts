import { statSync } from 'node:fs';
import { inspectPack } from '#policy/inspect-pack.js';
import { packFolders, packFoldersIn, type PackFolder } from '#policy/pack-folders.js';
import { sharedWordFaults } from '#policy/process/check.js';
import { undecidedOf, type Undecided } from '#policy/undecided.js';
import { wrongInput } from '../problem.js';
import { done, no, say, spoken, type Answer, type Manner } from '../terminal.js';

function foldersIn(folder: string): readonly PackFolder[] {
  if (folder === '') return packFolders();
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw wrongInput('/dir', `没有这个文件夹：${folder}`, `there is no such folder: ${folder}`);
  }
  const found = packFoldersIn(folder);
  if (found.length > 0) return found;
  throw wrongInput(
    '/dir',
    `文件夹里没有规则包（pack.yaml）：${folder}`,
    `there is no pack (pack.yaml) in the folder: ${folder}`,
  );
}

const KINDS = {
  UNSET: ['未定', 'unset'],
  BLOCKED: ['待定问题', 'blocked'],
  PROPOSED: ['建议', 'proposed'],
  TO_FILL: ['待填', 'to fill in'],
} as const;

function lineOf(manner: Manner, { city, kind, id, clause, decides, what }: Undecided): string {
  const [zh, en] = KINDS[kind];
  const who = decides === null ? '' : say(manner, `（由${decides.zh}定）`, ` (by ${decides.en})`);
  return `  ${city}  ${say(manner, zh, en)}  ${id}  ${clause ?? ''}  ${say(manner, what.zh, what.en)}${who}`;
}

/** `policy check [<dir>]`: every fault by file, line and clause, and what is undecided. */
export function checkAnswer(manner: Manner, folder: string): Answer {
  const inspected = foldersIn(folder).map((place) => ({ place, ...inspectPack(place) }));
  // The words of processes are the product's: they are looked through with all packs, not with one folder.
  const shared = folder === '' ? sharedWordFaults(inspected.flatMap(({ pack }) => pack ?? [])) : [];
  const faults = [
    ...inspected.flatMap(({ place, faults: found }) =>
      found.map((each) => [place.id, each] as const),
    ),
    ...shared.map((each) => [null, each] as const),
  ].map(([city, { place: at, what, message }]) => ({ city, ...at, what, message }));
  const undecided = inspected.flatMap(({ pack }) => (pack === null ? [] : undecidedOf(pack)));
  const counts = Object.fromEntries(
    Object.keys(KINDS).map((kind) => [kind, undecided.filter((each) => each.kind === kind).length]),
  );
  const head = say(
    manner,
    `规则包 ${inspected.length} 个，差错 ${faults.length} 处，未定 ${undecided.length} 项`,
    `${inspected.length} packs, ${faults.length} faults, ${undecided.length} things undecided`,
  );
  const packs = inspected.map(({ place, pack }) => ({
    city: place.id,
    folder: place.label,
    ok: pack !== null,
  }));
  return (faults.length > 0 ? no : done)(
    { packs, faults, undecided: spoken(manner, undecided), counts },
    [
      head,
      ...faults.map(({ message }) => message),
      ...undecided.map((each) => lineOf(manner, each)),
    ],
  );
}
