import type { FieldSchema } from '../api/types.js';
import type { FieldErrors } from '../task/form/pointers.js';
import type { Fields } from './input-values.js';
import type { RuleWords } from './rule-words.js';
import type { WhatIf } from './what-if.js';

/** What the form of a formula works on, and its table of units with it. */
export interface RuleFormProps {
  readonly schema: FieldSchema;
  readonly values: Fields;
  readonly errors: FieldErrors;
  readonly words: RuleWords;
  readonly codes: readonly string[];
  readonly imagining: boolean;
  readonly whatIf: WhatIf;
  readonly onValues: (values: Fields) => void;
  readonly onWhatIf: (whatIf: WhatIf) => void;
}
