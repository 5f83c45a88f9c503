import type { Pack } from '../pack.js';
import { finding, type Finding } from './finding.js';

const officeOf = (desk: string): string => desk.slice(0, desk.lastIndexOf('.'));

/** The desks that adopt what the document leaves open are there, and the second hand is another office's. */
export function checkAdoption(pack: Pack): Finding[] {
  const desks = new Set(
    pack.offices
      .filter(({ levels }) => levels.includes('CITY'))
      .flatMap(({ department, posts }) => posts.map((post) => `{city}.${department}.${post}`)),
  );
  const known = (item: object, desk: string | null): Finding[] =>
    desk === null || desks.has(desk)
      ? []
      : [finding(item, null, `没有岗位 ${desk}`, `no desk ${desk}`)];
  const { adopts } = pack;
  const named = [
    ...pack.parameters,
    ...[...pack.pages.values()].flatMap(({ law }) => law.parameters),
    ...pack.readings.values(),
  ];
  return [
    ...named.flatMap((each) => known(each, each.decidedBy ?? null)),
    ...(adopts === null
      ? []
      : [
          ...Object.values(adopts).flatMap((desk) => known(adopts, desk)),
          ...(officeOf(adopts.decidedBy) === officeOf(adopts.agreedBy)
            ? [
                finding(
                  adopts,
                  null,
                  '登记和复核须是两个部门',
                  'who decides and who agrees must be two offices',
                ),
              ]
            : []),
        ]),
  ];
}
