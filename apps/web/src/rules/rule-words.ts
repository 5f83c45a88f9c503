import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { anyUnitName } from '../names/city-names.js';
import type { Language } from '../names/names.js';
import { useLanguage } from '../ui/language.js';
import type { Formula, TraceStep } from './rule-queries.js';
import type { Speech } from './say-expression.js';

/** What the parts of a formula are called on the page. */
export interface RuleWords {
  readonly language: Language;
  readonly input: (name: string) => string;
  /** A parameter by its key; null where the pack has no words for it. */
  readonly parameter: (key: string) => string | null;
  readonly result: (path: readonly string[]) => string;
  readonly unit: (code: string) => string;
  readonly choice: (code: string) => string;
  readonly speech: (trace: readonly TraceStep[]) => Speech;
}

/** A result names an amount as its step does, or shorter than it. */
const STEP_OF = (name: string): readonly string[] => [name, `${name}Used`, `${name}Due`];

export function useRuleWords({ inputs, steps }: Formula): RuleWords {
  const { t, i18n } = useTranslation();
  const language = useLanguage();
  return useMemo(() => {
    const own = (part: 'answer' | 'choice', name: string): string => {
      const key = `rules.${part}.${name}`;
      return i18n.exists(key) ? t(key as 'rules.choice.GOOD') : name;
    };
    const inputNames = new Map(inputs.map((each) => [each.name, each[language]]));
    const stepNames = new Map(steps.map((each) => [each.step, each[language]]));
    const unit = (code: string): string =>
      code.length === 6 ? anyUnitName(code, language) : t('rules.inYear', { year: code });
    const input = (name: string): string => inputNames.get(name) ?? name;
    const named = (name: string): string => {
      const last = name.slice(name.lastIndexOf('.') + 1);
      return stepNames.get(last) ?? inputNames.get(last) ?? own('answer', last);
    };
    const result = (path: readonly string[]): string =>
      path
        .map((name) => {
          if (/^\d{4}$/.test(name)) return t('rules.inYear', { year: name });
          const found = STEP_OF(name).find((each) => stepNames.has(each));
          return found === undefined ? named(name) : (stepNames.get(found) ?? name);
        })
        .join(' · ');
    return {
      language,
      input,
      parameter: (key) => stepNames.get(key) ?? null,
      result,
      unit,
      choice: (code) => own('choice', code),
      speech: (trace) => {
        const values = new Map(trace.map(({ step, expression }) => [step, expression]));
        return {
          name: named,
          unit,
          parameter: (key) =>
            /^[a-z]+\d{0,2}\.[A-Za-z]/.test(key) ? (values.get(key) ?? null) : null,
          word: (word) => t(`rules.word.${word}`),
          sumOfUnits: (name) => t('rules.sumOfUnits', { name }),
          allotted: (total, weight) => t('rules.allotted', { total, weight }),
        };
      },
    };
  }, [inputs, steps, language, t, i18n]);
}
