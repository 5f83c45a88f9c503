import { Client } from 'pg';
import type { Database } from '#persistence/database.js';

/** About the whole country: 333 cities with some 3,000 units. */
const otherCities = 332;
const unitsPerCity = 9;

/** Cities and units beside the one that has people. */
export async function loadCountry(database: Database): Promise<void> {
  await database.rows(
    `INSERT INTO city (id, division, name, pack)
     SELECT 'city' || c, (700000 + c * 100)::text, '测试市' || c, 'bench@1' FROM generate_series(1, $1) c`,
    [otherCities],
  );
  await database.rows(
    `INSERT INTO unit (code, city, name, level)
     SELECT (700000 + c * 100 + u)::text, 'city' || c, '测试县' || c || '之' || u,
       CASE u WHEN 0 THEN 'CITY' ELSE 'COUNTY_UNIT' END
     FROM generate_series(1, $1) c, generate_series(0, $2 - 1) u`,
    [otherCities, unitsPerCity],
  );
}

/** On a connection of its own: the product's end a statement after half a minute. */
export async function vacuum(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('VACUUM ANALYZE');
  } finally {
    await client.end();
  }
}
