import { WorkflowType } from '#contracts/engine.js';
import { pinnedPack } from './load-packs.js';
import { NotInPack } from './pack.js';
import type { Bilingual } from './schema/text.schema.js';

/** Open cases by the version and the workflow that they began with. */
interface OpenCases {
  readonly city: string;
  readonly pack: string | null;
  readonly workflowType: string;
  readonly count: number;
  readonly example: string;
}

/** Cases of one version, or of one workflow, counted together. */
function together(cases: readonly OpenCases[], by: (of: OpenCases) => string): OpenCases[] {
  const groups = new Map<string, OpenCases>();
  for (const each of cases) {
    const known = groups.get(by(each));
    groups.set(by(each), known ? { ...known, count: known.count + each.count } : each);
  }
  return [...groups.values()];
}

function isHere({ city, pack }: OpenCases): boolean {
  try {
    pinnedPack(city, pack);
    return true;
  } catch (error) {
    if (error instanceof NotInPack) return false;
    throw error;
  }
}

const types: ReadonlySet<string> = new Set(Object.values(WorkflowType));

/** What the folder of a version is called: lishui@2022-01-01.1 is kept in versions/2022-01-01.1. */
const folderOf = (reference: string): string =>
  `versions/${reference.slice(reference.indexOf('@') + 1)}`;

/**
 * What open cases go by and is not here: a version of a city's pack that was taken away or changed, a workflow
 * that this program does not have. No other replaces it, so they could only stand still; each with what to do.
 */
export function unknownLaws(open: readonly OpenCases[]): readonly Bilingual[] {
  const versions = together(
    open.filter((each) => !isHere(each)),
    ({ city, pack }) => `${city} ${pack ?? ''}`,
  );
  const workflows = together(
    open.filter(({ workflowType }) => !types.has(workflowType)),
    ({ workflowType }) => workflowType,
  );
  return [
    ...versions.map(({ city, pack, count, example }) => ({
      zh: `${count} 件在办办件按规则包版本 ${pack ?? city} 办理（如 ${example}），规则包里没有这个版本或已被改动；请把该市规则包的 ${folderOf(pack ?? city)} 按发布时的原样放回`,
      en: `${count} open cases go by version ${pack ?? city} of the rule pack (such as ${example}), which is not there or was changed; put ${folderOf(pack ?? city)} of that city's pack back as it was released`,
    })),
    ...workflows.map(({ workflowType, count, example }) => ({
      zh: `${count} 件在办办件按流程 ${workflowType} 运行（如 ${example}），本程序没有这个流程；请改用开办它们的程序版本或更新的版本`,
      en: `${count} open cases run as ${workflowType} (such as ${example}), which this program does not have; use the release that opened them, or a later one`,
    })),
  ];
}
