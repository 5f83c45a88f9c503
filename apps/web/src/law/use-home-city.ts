import { useQuery } from '@tanstack/react-query';
import { sessionQuery } from '../api/queries.js';
import { everyCity } from '../names/city-names.js';
import { cityOfUnit } from '../names/names.js';

/** The city in whose office somebody sits; the law of others is a choice away. */
export function useHomeCity(): string {
  const { data: session } = useQuery(sessionQuery);
  return cityOfUnit(session?.office.split('.')[0] ?? '') ?? everyCity()[0]?.city ?? '';
}
