import type { FormRules } from '#contracts/forms/checks.js';
import { WrongInput } from '#domain/formulas/wrong-input.js';
import { work } from './formulas/evaluate.js';
import { FormulaFault } from './formulas/formula-fault.js';
import { lawDay } from './in-force.js';
import { parameterOf, processOfPack, type Pack } from './pack.js';

/** What a form's check is told in place of a refusal by the formula: the field, and why. */
function wrongInput(error: unknown): unknown {
  if (!(error instanceof FormulaFault)) return error;
  if (error.cause instanceof WrongInput) return error.cause;
  const { pointer = '', message = '' } = error.faults[0] ?? {};
  const [zh = message, en = message] = message.split(' / ');
  return new WrongInput(pointer, zh, en);
}

/** The law the checks of a form go by: a process's parameters and the city's formulas, on the day of the period. */
export function formRules(pack: Pack, process: string, period: string): FormRules {
  const day = lawDay(pack, period);
  return {
    parameter: (key) => parameterOf(processOfPack(pack, process), key, day),
    work: (formula, input) => {
      try {
        return work(pack, formula, input, {}, day).result;
      } catch (error) {
        throw wrongInput(error);
      }
    },
  };
}
