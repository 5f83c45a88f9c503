import { mayKeepCalendar } from '#policy/calendar-rights.js';
import { cityIds, loadPack } from '#policy/load-packs.js';
import type { Actor } from '../http/actor.js';

/** The holder of the machine's own key, who is nobody of a city. */
export const isOperator = ({ department }: Actor): boolean => department === 'OPERATOR';

/** The operator of the machine may hand a notice in and never confirms one: no second person is there. */
export function may(actor: Actor, act: 'proposes' | 'confirms'): boolean {
  if (isOperator(actor)) return act === 'proposes';
  return cityIds().includes(actor.city) && mayKeepCalendar(loadPack(actor.city), act, actor);
}
