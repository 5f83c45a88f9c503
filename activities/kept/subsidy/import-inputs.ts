import { ApplicationFailure } from '@temporalio/activity';
import { FailureCode } from '#contracts/failures.js';
import type { SubsidyInputActivities } from '#contracts/subsidy.js';
import type { Insurance } from '#adapters/insurance/insurance.port.js';
import { fund, parseCaseId } from '#domain/ids/case-id.js';
import { dayOf } from '#domain/time/instant.js';
import { parameterOf } from '#policy/pack.js';
import { parameterSource } from '#policy/parameters.js';
import { recordInputs, subsidyOf } from '#persistence/subsidies/subsidy-rows.js';
import { recordFacts } from '../../facts/record-facts.js';
import type { Work } from '../../work.js';
import { setLiability } from './set-liability.js';

/** LS-5.a: the year's enrolment (参保人数) of the unit, from the insurance system; a county may correct it.
 * What follows from it is owed until the notice says otherwise: who stays silent is late all the same. */
export const importSubsidyInputs =
  (work: Work, insurance: Insurance): SubsidyInputActivities['importSubsidyInputs'] =>
  async ({ caseId }) => {
    const { inputs } = await subsidyOf(work.database, caseId);
    if (inputs.insured !== undefined) return;
    const { unit, fund: of } = parseCaseId(caseId);
    const answer = await insurance.getEnrolment(unit, fund(of), dayOf(await work.clock.now()));
    if (answer.outcome !== 'ANSWERED') {
      const detail = `${unit} ${of}: ${answer.outcome} ${answer.why}`;
      throw ApplicationFailure.retryable(detail, FailureCode.Unavailable);
    }
    await work.onCase(caseId, async (at) => {
      await recordInputs(at.sql, caseId, { insured: answer.value });
      await recordFacts(at, { revision: 1, decisionId: null }, [
        {
          name: 'insured',
          value: answer.value,
          source: { kind: 'SYSTEM', ref: 'insurance.enrolment' },
        },
        {
          name: 'standard',
          value: parameterOf(at.process, 'p08.standard', at.day),
          source: parameterSource(at.pack, 'p08.standard', at.row.fund, at.day),
        },
      ]);
      await setLiability(at, 'p08.confirm');
    });
  };
