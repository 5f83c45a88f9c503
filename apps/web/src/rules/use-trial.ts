import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Fields } from './input-values.js';
import { evaluationQuery, type Asked, type Evaluation } from './rule-queries.js';
import { imagined, type WhatIf } from './what-if.js';

/** Somebody who types or slides is let finish the move. */
const REST_MS = 250;

/** The value as it was when it last rested. */
export function useRested<Item>(item: Item): Item {
  const [rested, setRested] = useState(item);
  useEffect(() => {
    const timer = setTimeout(() => setRested(item), REST_MS);
    return () => clearTimeout(timer);
  }, [item]);
  return rested;
}

/** The answer to a question, and until there is one the last answer there was. */
function useAnswer(asked: Asked, enabled: boolean) {
  const query = useQuery({ ...evaluationQuery(asked), enabled, retry: false });
  const last = useRef<Evaluation | undefined>(undefined);
  if (query.data) last.current = query.data;
  return { ...query, shown: query.data ?? last.current, stale: query.data === undefined };
}

export interface Trial {
  /** What was typed, worked out. */
  readonly base: ReturnType<typeof useAnswer>;
  /** What is imagined, worked out; the same as `base` where nothing is. */
  readonly now: ReturnType<typeof useAnswer>;
  readonly imagining: boolean;
  /** The question behind `now`. */
  readonly asked: Asked;
}

/** An input worked out while it is typed, beside what is imagined about it. */
export function useTrial(of: Omit<Asked, 'input'>, values: Fields, whatIf: WhatIf): Trial {
  const rested = useRested(values);
  const wished = useRested(whatIf);
  const imagining = Object.keys(wished).length > 0;
  const asked = { ...of, input: imagining ? imagined(rested, wished) : rested };
  const base = useAnswer({ ...of, input: rested }, true);
  const other = useAnswer(asked, imagining);
  return { base, now: imagining ? other : base, imagining, asked };
}
