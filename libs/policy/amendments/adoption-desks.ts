import type { Adoptable } from '#contracts/amendments.js';
import { readReference } from '#contracts/process/references.js';
import type { Pack } from '../pack.js';
import { parametersNamed, parametersOf } from '../parameters.js';
import { casesOf } from '../process/page-names.js';

/** The desks of an adoption: who decides, who agrees where money depends on it, who renews the rules. */
export interface AdoptionDesks {
  readonly decides: string;
  readonly agrees: string;
  readonly renews: string;
}

const officeOf = (desk: string): string => desk.slice(0, desk.lastIndexOf('.'));

/** The desk that the pack names for this very key. */
function namedDesk(pack: Pack, { kind, key }: Adoptable): string | null {
  if (kind === 'READING') return pack.readings.get(key)?.decidedBy ?? null;
  if (kind === 'VALIDITY') return pack.adopts?.renewedBy ?? null;
  const pages = [...pack.pages.values()].flatMap(({ law }) => law.parameters);
  const own = [...pack.parameters, ...pages].find((each) => each.key === key)?.decidedBy ?? null;
  const [stated] = parametersNamed(pack, key);
  return own ?? pack.readings.get(stated?.question ?? '')?.decidedBy ?? null;
}

/** null: the city's pack names nobody who adopts. The second hand is of another office than the first. */
export function desksOfAdoption(pack: Pack, of: Adoptable): AdoptionDesks | null {
  if (!pack.adopts) return null;
  const { decidedBy, agreedBy, renewedBy } = pack.adopts;
  const decides = namedDesk(pack, of) ?? decidedBy;
  const agrees = officeOf(decides) === officeOf(agreedBy) ? decidedBy : agreedBy;
  return { decides, agrees, renews: renewedBy };
}

const MONEY_UNITS = ['yuan', 'yuanPerHead', 'ratio', 'shares', 'checkpoints', 'months', 'order'];

/** The parameters that a page's formulas, transfers, books or obligations name. */
function namedByMoney(pack: Pack): ReadonlySet<string> {
  const refs = [...pack.pages.values()].flatMap((page) => [
    ...page.law.transfers.map(({ amount }) => amount),
    ...casesOf(page).flatMap(([, { stages }]) =>
      stages.flatMap(({ compute, record }) => [
        ...Object.values(compute?.with ?? {}),
        ...Object.values(record?.amounts ?? {}),
        ...(record?.books ?? []).map(({ amount }) => amount),
      ]),
    ),
  ]);
  return new Set(
    refs.flatMap((ref) => {
      const { source, path = [] } = readReference(ref) ?? {};
      return source === 'parameter' ? [path.join('.')] : [];
    }),
  );
}

/** Whether money depends on it: a formula or a transfer names it, or its unit is one of money. */
export function decidesMoney(pack: Pack, { kind, key }: Adoptable): boolean {
  if (kind === 'VALIDITY') return false;
  if (kind === 'READING') return pack.readings.get(key)?.decidesMoney ?? false;
  const formulas = [...pack.formulas.values()].flatMap(({ parameters }) => parameters);
  return (
    formulas.some((each) => each.key === key) ||
    namedByMoney(pack).has(key) ||
    parametersOf(pack).some((each) => each.key === key && MONEY_UNITS.includes(each.unit))
  );
}
