import { type Place } from '#domain/process/chain.js';
import { returnsOf, seatsOf, type StagePlace } from './stages.js';

/** The places that a case of a unit of this level comes to. */
export const placesAtLevel = (
  decide: readonly StagePlace[],
  level: string,
): readonly StagePlace[] =>
  decide.filter(({ levels }) => levels === null || levels.some((each) => each === level));

/** The places of a `decide` stage as a chain goes through them. */
export const placesOfStage = (decide: readonly StagePlace[]): readonly Place[] =>
  decide.map((place) => ({
    seats: seatsOf(place).map(({ step, desk }) => ({ step, desk })),
    returns: returnsOf(place),
    silence: place.silence?.way ?? null,
    ends: place.ends,
  }));
