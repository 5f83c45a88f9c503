import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { clockQuery, sessionQuery } from '../api/queries.js';
import { dayOf, instantOf, type Day } from '../ui/time.js';

const MINUTE = 60_000;

export interface BusinessClock {
  readonly now: number;
  readonly today: Day;
  readonly movable: boolean;
}

export const isAdministrator = (posts: readonly string[] | undefined): boolean =>
  posts?.includes('administrator') ?? false;

/** The business time of the instance: the server's reading, carried on by this machine's clock. */
export function useBusinessClock(): BusinessClock {
  const session = useQuery(sessionQuery);
  const clock = useQuery({ ...clockQuery, enabled: isAdministrator(session.data?.posts) });
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), MINUTE);
    return () => clearInterval(timer);
  }, []);
  const reading = clock.data ?? session.data?.clock;
  const readAt = clock.data ? clock.dataUpdatedAt : session.dataUpdatedAt;
  const now = reading ? instantOf(reading.now) + (Date.now() - readAt) : Date.now();
  return { now, today: dayOf(now), movable: reading?.movable ?? false };
}
