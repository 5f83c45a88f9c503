import type { Database } from '../database.js';

const cities = {
  name: 'known-places',
  text: `SELECT c.id AS city, u.code AS unit, u.name AS name FROM city c LEFT JOIN unit u ON u.city = c.id`,
};

/** The cities and units there are; a filter that names another one is a mistake of the caller. */
export async function knownPlaces(
  database: Database,
): Promise<{ readonly cities: ReadonlySet<string>; readonly units: ReadonlyMap<string, string> }> {
  const rows = await database.read<{ city: string; unit: string | null; name: string | null }>(
    cities,
    [],
  );
  return {
    cities: new Set(rows.map(({ city }) => city)),
    units: new Map(rows.flatMap(({ unit, name }) => (unit === null ? [] : [[unit, name ?? unit]]))),
  };
}
