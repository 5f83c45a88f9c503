import { decisionTable } from '#policy/decisions.js';
import { PolicyFault } from '#policy/policy-fault.js';
import { placeOf } from '#policy/read-yaml.js';
import type { Sql } from '#persistence/database.js';
import { writeDecisionCodes } from '#persistence/organisation/write-law.js';

/** Decisions as SQL knows them are those of the table; a code that was given another way stops the start. */
export async function prepareDecisions(sql: Sql, table = decisionTable()): Promise<void> {
  const codes = [...table].map(([code, { way }]) => ({ code, way }));
  const [first, ...others] = (await writeDecisionCodes(sql, codes)).map(({ code, way }) => {
    const kind = table.get(code);
    const place = (kind && placeOf(kind)) ?? { file: 'processes/decisions.yaml', line: null };
    const zh = `${code} 在数据库里的去向是 ${way}，已有的决定不能改变含义；请恢复，或另立一个代码`;
    const en = `${code} is ${way} in the database and stays so for what was decided; put it back, or take a new code`;
    return new PolicyFault({ ...place, clause: null }, `${zh} / ${en}`);
  });
  if (first) throw first.with(others);
}
