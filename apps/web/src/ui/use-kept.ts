import { useQuery } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { dropKept, readKept, writeKept } from '../api/kept.js';
import { sessionQuery } from '../api/queries.js';

export interface Kept<Value> {
  readonly value: Value;
  /** It was written before and came back with the page. */
  readonly restored: boolean;
  readonly set: (part: Partial<Value>) => void;
  /** After it was submitted, or when its author does not want it. */
  readonly drop: () => void;
}

/**
 * What somebody writes survives leaving the page, a lost session, a reload and a lost race; it is theirs
 * alone, in this browser, and ends when it is submitted or they sign out. `name` says where it belongs.
 */
export function useKept<Value extends object>(name: string, empty: Value): Kept<Value> {
  const { data: session } = useQuery(sessionQuery);
  const username = session?.username ?? '';
  const first = useRef(empty);
  first.current = empty;
  const [{ value, restored }, change] = useState(() => {
    const before = username === '' ? null : (readKept(username, name) as Partial<Value> | null);
    return { value: { ...empty, ...before }, restored: before !== null };
  });
  const set = useCallback(
    (part: Partial<Value>) =>
      change((was) => {
        const next = { ...was.value, ...part };
        if (username !== '') writeKept(username, name, next);
        return { ...was, value: next };
      }),
    [username, name],
  );
  const drop = useCallback(() => {
    if (username !== '') dropKept(username, name);
    change({ value: first.current, restored: false });
  }, [username, name]);
  return { value, restored, set, drop };
}
