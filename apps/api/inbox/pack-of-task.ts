import type { FullTask } from '#persistence/inbox/find-task.js';
import { amended } from '#policy/amendments/amended.js';
import { lawDay } from '#policy/in-force.js';
import { pinnedPack } from '#policy/load-packs.js';
import type { Pack } from '#policy/pack.js';

/** The law a task goes by: its case's version of the pack, with what the city has adopted since for its fund and day. */
export function packOfTask({ city, pack, fund, period, amendments }: FullTask): Pack {
  const file = pinnedPack(city, pack);
  if (amendments.length === 0) return file;
  return amended(file, amendments, { fund, day: lawDay(file, period) });
}
