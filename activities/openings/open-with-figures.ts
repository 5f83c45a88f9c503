import { ApplicationFailure } from '@temporalio/activity';
import { FailureCode } from '#contracts/failures.js';
import type { OpenPeriodActivities } from '#contracts/open-period.js';
import type { Insurance } from '#adapters/insurance/insurance.port.js';
import { loadPack } from '#policy/load-packs.js';
import { processOfPack } from '#policy/pack.js';
import { runningPage } from '#policy/process/definition-of-page.js';
import { figuresAtOpening } from '#policy/process/outside-figures.js';
import type { Found } from '../facts/record-facts.js';
import type { Figure } from '../stages/figures.js';
import { figuresFor } from '../stages/fetch-figures.js';
import type { Work } from '../work.js';
import { caseOfUnit, openCases, openedKinds, type FoundBefore } from './open-cases.js';

/** The platform did not answer; whatever else went wrong is a fault. */
function noAnswer(error: unknown): ReadonlyMap<string, Figure> {
  if (error instanceof ApplicationFailure && error.type === FailureCode.Unavailable)
    return new Map();
  throw error;
}

/**
 * Opens a period whose cases begin with figures of the insurance platform: those of all units are asked for first
 * and written down with the cases. Where the platform does not answer now, the case opens all the same, because its
 * duty runs from its day, and asks for its own figures until they are there.
 */
export const openWithFigures =
  (work: Work, insurance: Insurance): OpenPeriodActivities['openWithFigures'] =>
  async (request) => {
    const { city, process: id, kind: own = null, period } = request;
    const pack = loadPack(city);
    const page = runningPage(pack, id);
    if (!page) return openCases(work)(request);
    const now = await work.clock.now();
    const asked = openedKinds(pack, processOfPack(pack, id), own).flatMap(({ kind, funds }) => {
      const of = page.law.cases[kind.code];
      const figures = of ? figuresAtOpening(page, of) : [];
      const units = pack.units.filter(({ level }) => kind.levels.includes(level));
      return figures.length === 0
        ? []
        : units.flatMap(({ code: unit }) => funds.map((fund) => ({ unit, fund, figures })));
    });
    const found: [string, readonly Found[]][] = await Promise.all(
      asked.map(async ({ unit, fund, figures }) => {
        const about = { pack, page, now, row: { unit, fund, period } };
        const answers = await figuresFor(insurance, about, figures).catch(noAnswer);
        const facts = [...answers].map(([name, { value, source }]) => ({ name, value, source }));
        return [caseOfUnit(unit, fund), facts];
      }),
    );
    const before: FoundBefore = new Map(found);
    return openCases(work, before)(request);
  };
