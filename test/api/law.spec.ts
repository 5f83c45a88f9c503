import * as law from '#contracts/api/law.js';
import type {
  CoverageView,
  ParametersView,
  ProcessesView,
  ReadingsView,
} from '#contracts/api/law.js';
import { accountAt } from './support/organisation.js';
import { startApi, type RunningApi } from './support/running-api.js';
import { Visitor } from './support/visitor.js';

let api: RunningApi;
let county: Visitor;

beforeAll(async () => {
  api = await startApi('law');
  county = await Visitor.signedIn(api.url, accountAt('331102.HEALTHCARE_SECURITY.preparer'));
});
afterAll(async () => await api.stop());

describe('条款、口径 › the law over HTTP', () => {
  test('every clause of every city with what it governs, and the outlines of the documents', async () => {
    const { status, body } = await county.get<CoverageView>('/policy/coverage');

    expect(status).toBe(200);
    expect(law.coverage.parse(body)).toEqual(body);
    expect(body.items).toHaveLength(319);
    expect(body.documents).toHaveLength(5);
  });

  test('one city: in the order of its sentences, a parameter with its value', async () => {
    const { body } = await county.get<CoverageView>('/policy/coverage?city=handan');

    expect(body.items).toHaveLength(69);
    const summary = body.items.find(({ clause }) => clause === 'HD-10.d');
    expect(summary?.governs).toContainEqual(
      expect.objectContaining({ kind: 'PARAMETER', id: 'p25.quarterlySummaryDue', value: '5' }),
    );
    expect(summary?.governs).toContainEqual(
      expect.objectContaining({
        kind: 'PROCESS',
        id: 'P25',
        title: { zh: '台账与报表', en: 'Ledgers and reports' },
      }),
    );
    const [document] = body.documents;
    expect(document?.headings.find(({ title }) => title.startsWith('第十条'))?.from).toBe(34);
  });

  test('parameters and processes, with what the product does not run yet', async () => {
    const parameters = await county.get<ParametersView>('/policy/parameters?city=jilin');
    expect(law.parameters.parse(parameters.body)).toEqual(parameters.body);
    expect(parameters.body.items).toContainEqual(
      expect.objectContaining({ key: 'p02.mode', value: null, source: 'UNSET', question: 'OQ-29' }),
    );
    const processes = await county.get<ProcessesView>('/policy/processes');
    expect(law.processes.parse(processes.body)).toEqual(processes.body);
    const p11 = processes.body.items.filter(({ id }) => id === 'P11');
    expect(p11.map(({ city, runs }) => `${city} ${runs}`)).toContain('lishui true');
    expect(p11.map(({ city, runs }) => `${city} ${runs}`)).toContain('jilin false');
    expect(p11.find(({ city }) => city === 'handan')).toMatchObject({
      runs: true,
      lead: '{city}.HEALTHCARE_SECURITY',
      clauses: ['HD-10.a', 'HD-10.b', 'HD-10.c', 'HD-15.2'],
    });
  });

  test('the readings, all or those of a city', async () => {
    const all = await county.get<ReadingsView>('/policy/readings');
    expect(law.readings.parse(all.body)).toEqual(all.body);
    expect(all.body.items).toHaveLength(105);
    const own = await county.get<ReadingsView>('/policy/readings?city=jilin');
    expect(own.body.items.map(({ id }) => id)).toContain('OQ-31');
  });

  test('a city nobody has, or another filter, is refused; so is who is not signed in', async () => {
    for (const name of ['coverage', 'parameters', 'processes', 'readings']) {
      const path = `/policy/${name}`;
      expect((await county.get(`${path}?city=atlantis`)).status).toBe(422);
      expect((await county.get(`${path}?surprise=1`)).status).toBe(422);
      expect((await new Visitor(api.url).get(path)).status).toBe(401);
    }
  });
});
