import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { root } from '#tools/places.mjs';
import { migrate } from '#persistence/migrate.js';
import { dataFolderAt, layOut } from '../../apps/cli/launcher/data-folder.js';
import { choosePorts } from '../../apps/cli/launcher/ports.js';
import { findPostgres } from '../../apps/cli/launcher/postgres-binaries.js';
import { postgresServer } from '../../apps/cli/launcher/postgres-server.js';
import { Supervisor } from '../../apps/cli/launcher/supervisor.js';

/** What the image of PostgreSQL runs on an empty data folder, on a server of our own. */
describe('docker/postgres-init.sql', () => {
  const folder = dataFolderAt(mkdtempSync(join(tmpdir(), 'tongchou-compose-')));
  let supervisor: Supervisor;
  let port = 0;

  beforeAll(async () => {
    layOut(folder);
    ({ port } = await choosePorts({ port: null }));
    const cluster = { folder: folder.postgres, binaries: await findPostgres(), password: 'super' };
    const server = await postgresServer(cluster, port, false);
    supervisor = new Supervisor({
      logs: folder.logs,
      mark: folder.root,
      changed: () => undefined,
      gaveUp: () => undefined,
    });
    await supervisor.start(server.spec);
    const admin = new Client({ connectionString: server.url('postgres') });
    await admin.connect();
    for (const statement of statements({ product: 'p1', engine: 'e1' })) {
      await admin.query(statement);
    }
    await admin.end();
  });
  afterAll(async () => {
    await supervisor.stop([['postgres']]);
    rmSync(folder.root, { recursive: true });
  });

  /** psql's variables, and one statement at a time: a database cannot be made within others. */
  function statements(values: Readonly<Record<string, string>>): string[] {
    return readFileSync(join(root, 'docker/postgres-init.sql'), 'utf8')
      .replaceAll(/^--.*$/gm, '')
      .replaceAll(/:'(\w+)'/g, (_, name: string) => `'${values[name] ?? ''}'`)
      .split(';')
      .filter((statement) => statement.trim() !== '');
  }
  const passwords = { tongchou: 'p1', temporal: 'e1' };
  const urlOf = (role: keyof typeof passwords, database: string): string =>
    `postgres://${role}:${passwords[role]}@127.0.0.1:${port}/${database}`;
  const reaches = async (role: keyof typeof passwords, database: string): Promise<string> => {
    const client = new Client({ connectionString: urlOf(role, database) });
    try {
      await client.connect();
      await client.end();
      return 'reaches';
    } catch (error) {
      return (error as { code?: string }).code ?? 'unknown';
    }
  };

  test('keeps product and engine out of each other’s databases, and both out of the server’s own', async () => {
    const databases = ['tongchou', 'temporal', 'temporal_visibility', 'postgres', 'template1'];
    const found: Record<string, string[]> = {};
    for (const role of ['tongchou', 'temporal'] as const) {
      found[role] = await Promise.all(databases.map((database) => reaches(role, database)));
    }
    expect(found).toEqual({
      tongchou: ['reaches', '42501', '42501', '42501', '42501'],
      temporal: ['42501', 'reaches', 'reaches', '42501', '42501'],
    });
  });

  test('makes neither of them more than the owner of its own', async () => {
    const client = new Client({ connectionString: urlOf('tongchou', 'tongchou') });
    await client.connect();
    const { rows } = await client.query(
      `SELECT rolname FROM pg_roles WHERE rolname IN ('tongchou', 'temporal')
         AND (rolsuper OR rolcreatedb OR rolcreaterole OR rolreplication OR rolbypassrls)`,
    );
    await client.end();
    expect(rows).toEqual([]);
  });

  test('leaves the product all it needs to bring its schema up', async () => {
    await expect(migrate(urlOf('tongchou', 'tongchou'))).resolves.not.toThrow();
  });
});
