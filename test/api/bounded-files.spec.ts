import type { Letter } from '#contracts/api/letters.js';
import { limits } from '#contracts/api/limits.js';
import { draftLetter } from '#persistence/letters/draft-letter.js';
import { loadDuties } from '../bench/load-duties.js';
import { addMissedDuty, aLetter } from '../persistence/letters/letter-city.js';
import { leastBlock } from './support/longest-block.js';
import { accountAt } from './support/organisation.js';
import { businessNow, startApi, type RunningApi } from './support/running-api.js';
import { seedTask } from './support/tasks.js';
import { Visitor } from './support/visitor.js';

const mostLoopMs = 250;
const oneTooMany = limits.sheetRows + 1;

let api: RunningApi;
let county: Visitor;
let city: Visitor;
let editor: Visitor;
let letter = '';

beforeAll(async () => {
  api = await startApi('bounded_files');
  const at = (desk: string): Promise<Visitor> => Visitor.signedIn(api.url, accountAt(desk));
  county = await at('331102.HEALTHCARE_SECURITY.preparer');
  city = await at('331100.FINANCE.reviewer');
  editor = await at('331100.LEADING_GROUP_OFFICE.deadlineOfficer');
  const task = await seedTask(api.database, { unit: '331102' });
  await api.database.rows(
    `INSERT INTO process_case
     SELECT (jsonb_populate_record(c, jsonb_build_object(
         'id', c.id || '-' || g, 'period', c.period || '-' || g))).*
     FROM process_case c CROSS JOIN generate_series(2, $1::int) g`,
    [oneTooMany],
  );
  const columns = `kind, step, title, process, city, unit, fund, amount, clause,
    due_at, source, clock, candidate_group, desk_unit, department, post, form, decisions, opened_at`;
  await api.database.rows(
    `INSERT INTO task (${columns}, case_id, period, round)
     SELECT ${columns}, case_id || '-' || g, period || '-' || g, round
     FROM task CROSS JOIN generate_series(2, $2::int) g WHERE id = $1`,
    [task, oneTooMany],
  );
  await api.database.rows('ANALYZE task, process_case');
  const duty = await addMissedDuty(api.database);
  letter = await api.database.tx((sql) => draftLetter(sql, aLetter(duty)));
  await loadDuties(api.database, { count: oneTooMany, businessNow, period: '2022' });
});
afterAll(async () => await api.stop());

const longest = {
  title: '关'.repeat(100),
  body: Array.from({ length: 40 }, () => '督'.repeat(500)),
};

describe('what a person asks for costs the loop little', () => {
  test('a letter of the longest words is taken and set', async () => {
    let version = 1;
    const put = await leastBlock(async () => {
      const answer = await editor.call<Letter>('PUT', `/letters/${letter}`, {
        headers: { 'content-type': 'application/json', 'if-match': `"${version}"` },
        body: JSON.stringify(longest),
      });
      expect(answer.status).toBe(200);
      version = answer.body.version;
      return answer;
    }, mostLoopMs);
    expect(put.ms).toBeLessThan(mostLoopMs);
    const tooLong = { ...longest, body: [...longest.body.slice(1), '督'.repeat(501)] };
    const refused = await editor.call('PUT', `/letters/${letter}`, {
      headers: { 'content-type': 'application/json', 'if-match': `"${version}"` },
      body: JSON.stringify(tooLong),
    });
    expect(refused.status).toBe(422);
  });

  test.each([
    ['tasks.xlsx of 10,001', 'county', '/tasks.xlsx'],
    ['cases.xlsx of 10,001', 'county', '/cases.xlsx'],
    ['obligations.xlsx of 10,001', 'city', '/obligations.xlsx'],
    ['board.xlsx of 10,001', 'city', '/board.xlsx?year=2022'],
    ['the draft as PDF', 'editor', 'pdf'],
    ['the draft as docx', 'editor', 'docx'],
    ['the board', 'city', '/board?year=2022'],
    ['the longest page of duties', 'city', '/obligations?limit=200'],
    ['the longest page of tasks', 'county', '/tasks?limit=200'],
    ['every formula of every city', 'county', '/rules'],
    ['a year of deadlines', 'county', '/deadlines/lishui/LS-9.c/2022'],
    ['a year of ten-day sweeps', 'county', '/deadlines/handan/HD-9.c/2022'],
    ['the law', 'county', '/policy/coverage'],
    ['the last year there is', 'county', '/deadlines/lishui/LS-9.c/2100'],
    ['the first year there is', 'county', '/deadlines/lishui/LS-5.b/1990'],
  ] as const)('%s', async (_what, who, path) => {
    const visitor = { county, city, editor }[who];
    const to = path.startsWith('/') ? path : `/letters/${letter}.${path}`;
    const { answer, ms } = await leastBlock(() => visitor.file(to), mostLoopMs);
    expect(answer.status).toBe(200);
    expect(ms).toBeLessThan(mostLoopMs);
  });
});
