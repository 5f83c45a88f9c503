import { mayKeepCalendar } from '#policy/calendar-rights.js';
import { cityIds, loadPack } from '#policy/load-packs.js';
import { isOperator, type Actor } from '../http/actor.js';

/** The operator of the machine may hand a notice in and never confirms one: no second person is there. */
export function may(actor: Actor, act: 'proposes' | 'confirms'): boolean {
  if (isOperator(actor)) return act === 'proposes';
  return cityIds().includes(actor.city) && mayKeepCalendar(loadPack(actor.city), act, actor);
}
