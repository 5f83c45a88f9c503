import type { Pack } from '#policy/pack.js';
import type { LadderRungRow } from '#persistence/organisation/write-law.js';

/** Which process of a pack each page of code runs. */
export const pageRows = (pack: Pack): { readonly page: string; readonly process: string }[] =>
  [...pack.processes.values()].flatMap(({ id, page }) =>
    page === null ? [] : [{ page, process: id }],
  );

/** The ladders of a pack's processes, a row for each level of unit and rung. */
export function ladderRows(pack: Pack): LadderRungRow[] {
  return [...pack.processes.values()].flatMap(({ ladders }) =>
    ladders.flatMap(({ levels, rungs, basis }) =>
      levels.flatMap((level) =>
        rungs.map(({ code, workingDays: days, at, step, source }, index) => ({
          level,
          position: index + 1,
          code,
          workingDays: days,
          at,
          step,
          source,
          basis,
        })),
      ),
    ),
  );
}
