import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cityIds } from '#policy/load-packs.js';
import { scaffoldPack } from '#policy/new-pack.js';
import { wrongInput } from '../problem.js';
import { done, say, type Answer, type Manner } from '../terminal.js';

/** `policy new <id> --division <code> --dir <dir>`: a pack to fill in. */
export function newPackAnswer(
  manner: Manner,
  id: string,
  division: string,
  folder: string,
): Answer {
  if (!/^[a-z]{2,30}$/.test(id)) {
    throw wrongInput(
      '/id',
      `城市代号须为 2 到 30 个小写字母：${id}`,
      `a city id is 2 to 30 small letters: ${id}`,
    );
  }
  if (!/^[1-9]\d{5}$/.test(division)) {
    throw wrongInput(
      '/division',
      `行政区划代码须为六位数字：${division}`,
      `a division code has six digits: ${division}`,
    );
  }
  const pack = join(folder, id);
  if (cityIds().includes(id) || existsSync(pack)) {
    throw wrongInput('/id', `${id} 已经有规则包`, `${id} has a pack already`);
  }
  const files = scaffoldPack(id, division, pack);
  const next = say(
    manner,
    `填写“待填”和 UNSET，再运行 tongchou policy check ${folder}`,
    `fill in 待填 and UNSET, then run tongchou policy check ${folder}`,
  );
  return done({ id, division, folder: pack, files }, [pack, ...files, next]);
}
