import { isInBooks } from '#domain/ledger/account-types.js';
import type { Pack } from '../pack.js';
import { finding, twice, type Finding } from './finding.js';

/** The status of the rules and the days they hold must tell one story. */
function validity(pack: Pack): Finding[] {
  const { status, validFrom, validTo } = pack;
  const wrong = (zh: string, en: string): Finding => finding(validFrom, validFrom.clause, zh, en);
  return [
    ...(validTo !== null && validTo < validFrom.value
      ? [wrong('失效日早于生效日', 'validTo lies before validFrom')]
      : []),
    ...(status === 'EXPIRED' && validTo === null
      ? [wrong('已失效的须写明失效日', 'an EXPIRED pack says validTo')]
      : []),
  ];
}

/** Units that an account type names are units of the city, of a level that has it. */
const strangersOf = (pack: Pack): Finding[] =>
  pack.accounts.types.flatMap((type) =>
    (type.units ?? [])
      .filter(
        (code) => !pack.units.some((unit) => unit.code === code && type.at.includes(unit.level)),
      )
      .map((code) =>
        finding(
          type,
          type.clause,
          `${type.type} 所列 ${code} 不是该层级的单位`,
          `${type.type} names ${code}, which is no unit of its levels`,
        ),
      ),
  );

/** Money that comes into the books or leaves them says whose it is: each account that it may come from or go to. */
function withoutBooks(pack: Pack): Finding[] {
  const across = pack.accountPairs.pairs
    .filter(({ from, to }) => isInBooks(from) !== isInBooks(to))
    .map(({ from, to }) => (isInBooks(from) ? to : from));
  return pack.accounts.types
    .filter(({ type, books }) => books === null && across.includes(type))
    .map((type) =>
      finding(
        type,
        type.clause,
        `与 ${type.type} 往来的资金须写明记入哪个账簿（books）`,
        `${type.type} does not say in which book its money is`,
      ),
    );
}

/** Units, offices and accounts of one city fit together. */
export function checkCity(pack: Pack): Finding[] {
  const posts = new Set(pack.posts.map(({ code }) => code));
  const city = pack.units.filter(({ level }) => level === 'CITY');
  return [
    ...validity(pack),
    ...twice(pack.units, 'unit', ({ code }) => code),
    ...twice(pack.units, 'unit', ({ slug }) => slug),
    ...twice(pack.accounts.types, 'type', ({ type }) => type),
    ...twice(pack.accounts.types, 'number', ({ number }) => number),
    ...strangersOf(pack),
    ...withoutBooks(pack),
    ...twice(pack.accountPairs.pairs, 'pair', ({ from, to }) => `${from}→${to}`),
    ...(city.length === 1 && city[0]?.code === pack.division
      ? []
      : [
          finding(
            pack.units,
            null,
            `须有且只有一个市级单位，代码为 ${pack.division}`,
            `there must be one CITY unit, with the code ${pack.division}`,
          ),
        ]),
    ...pack.offices.flatMap((office) =>
      office.posts
        .filter((post) => !posts.has(post))
        .map((post) => finding(office, null, `没有岗位 ${post}`, `no post ${post}`)),
    ),
    ...pack.offices.flatMap((office) =>
      [...office.heads, ...office.deputies]
        .filter((post) => !office.posts.includes(post))
        .map((post) =>
          finding(
            office,
            null,
            `该部门没有岗位 ${post}，不能作负责人或代理`,
            `this office has no post ${post} that could head it or stand in`,
          ),
        ),
    ),
  ];
}
