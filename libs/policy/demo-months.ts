import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { firstWorkingDayOnOrAfter } from '#domain/time/count-days.js';
import { addDays } from '#domain/time/day.js';
import { startOf } from '#domain/time/instant.js';
import type { Month } from '#domain/time/month.js';
import type { WorkingCalendar } from '#domain/time/working-calendar.js';
import { processOfPack, type Pack } from './pack.js';
import { packFolderOf } from './pack-folders.js';
import { PolicyFault } from './policy-fault.js';
import { processDates } from './process-dates.js';
import { readYaml } from './read-yaml.js';
import { rollReadingOf } from './roll-reading.js';
import { demoMonthsFile, type DemoChange } from './schema/demo.schema.js';

/** What the demo's people of one desk do in one month. */
export interface DemoAct {
  readonly step: string;
  /** `{unit}.HEALTHCARE_SECURITY.preparer`, as the pack writes it. */
  readonly desk: string;
  readonly at: number;
  readonly change: DemoChange | null;
}

/** The months that the demo of a pack plays: of which process, and what is done in one. */
export interface DemoMonths {
  readonly process: string;
  readonly actsOf: (month: Month, calendar: WorkingCalendar) => readonly DemoAct[];
}

/** null: the demo of this pack plays none. */
export function demoMonthsOf(pack: Pack): DemoMonths | null {
  const file = join(packFolderOf(pack.id)?.folder ?? '', 'demo/months.yaml');
  const name = `packs/${pack.id}/demo/months.yaml`;
  if (!existsSync(file)) return null;
  const { process, acts } = readYaml(file, name, demoMonthsFile);
  const definition = processOfPack(pack, process);
  const missing = (what: string): never => {
    throw new PolicyFault(
      { file: name, line: null, clause: null },
      `${process} 没有 ${what} / ${process} has no ${what}`,
    );
  };
  return {
    process,
    actsOf: (month, calendar) => {
      const dates = processDates(definition, calendar, month, 'zh', rollReadingOf(pack));
      return acts.map(({ step, on, at, change }): DemoAct => {
        const found = definition.steps.find(({ code }) => code === step) ?? missing(step);
        const duty = dates.obligations.find(({ code }) => code === on.duty) ?? missing(on.duty);
        const from = addDays(duty.operational, -on.daysBefore);
        const [hour = 0, minute = 0] = at.split(':').map(Number);
        const instant = startOf(firstWorkingDayOnOrAfter(calendar, from).date, hour, minute);
        return { step, desk: found.desk, at: instant, change: change ?? null };
      });
    },
  };
}
