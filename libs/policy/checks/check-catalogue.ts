import type { Pack } from '../pack.js';
import { parametersNamed } from '../parameters.js';
import { finding, twice, type Finding } from './finding.js';

/** What the document asks for names parties it lists, waits for parameters that are UNSET, and holds what runs. */
export function checkCatalogue(pack: Pack): Finding[] {
  const { departments, processes } = pack.catalogue;
  const known = new Set(departments.map(({ code }) => code));
  return [
    ...twice(processes, 'process', ({ id }) => id),
    ...twice(departments, 'department', ({ code }) => code),
    ...processes.flatMap((process) => {
      const offices = [process.lead, ...process.steps.map(({ office }) => office)];
      const unknown = offices
        .map((office) => office.slice(office.indexOf('.') + 1))
        .filter((department) => !known.has(department));
      return [
        ...[...new Set(unknown)].map((department) =>
          finding(
            process,
            null,
            `offices.yaml 的 parties 没有 ${department}`,
            `no department ${department} among the parties of offices.yaml`,
          ),
        ),
        ...process.waitsFor
          .filter((key) => !parametersNamed(pack, key).some(({ value }) => value === null))
          .map((key) =>
            finding(
              process,
              null,
              `${process.id} 等的参数 ${key} 不存在或已有值`,
              `${process.id} waits for ${key}, which is not there or has a value`,
            ),
          ),
        ...twice(process.ladder, process.id, ({ code }) => code),
      ];
    }),
    ...[...pack.processes.values()]
      .filter(({ id }) => !processes.some((each) => each.id === id))
      .map((process) =>
        finding(
          process,
          process.clause,
          `${process.id} 没有写牵头（lead）和谁办什么（does）`,
          `${process.id} does not say who leads and who does what (lead, does)`,
        ),
      ),
  ];
}
