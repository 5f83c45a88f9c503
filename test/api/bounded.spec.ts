import type { ProblemDocument } from '#contracts/api/problem.js';
import { limits } from '#contracts/api/limits.js';
import { mostInputs } from '#contracts/api/rules.js';
import { keys, list } from './support/long-bodies.js';
import { leastBlock } from './support/longest-block.js';
import { accountAt } from './support/organisation.js';
import { startApi, type RunningApi } from './support/running-api.js';
import { seedTask } from './support/tasks.js';
import { Visitor } from './support/visitor.js';

/** What nothing a person sends may cost the loop that answers everybody, ms. */
const mostLoopMs = 250;

let api: RunningApi;
let steward: Visitor;
let county: Visitor;
let task: string;

beforeAll(async () => {
  api = await startApi('bounded');
  [steward, county] = (await Promise.all(
    ['331100.HEALTHCARE_SECURITY.steward', '331102.HEALTHCARE_SECURITY.preparer'].map((desk) =>
      Visitor.signedIn(api.url, accountAt(desk)),
    ),
  )) as [Visitor, Visitor];
  task = await seedTask(api.database, { unit: '331102' });
  // The first call of each kind compiles it; a person's first call is not what is measured here.
  await county.post('/rules/lishui/payment-capacity', capacity);
  await steward.post('/calendar/notices/preview', { text: '元旦：1月1日放假。', year: 2027 });
});
afterAll(async () => await api.stop());

const capacity = { balance: '100.00', expenditure: '120.00' };
const units = (count: number): string =>
  JSON.stringify({
    total: '100.00',
    weights: Array.from({ length: count }, (_, at) => ({
      code: String(100_000 + at),
      weight: '1.00',
    })),
  });

const rules = '/rules/lishui/payment-capacity';
const allocate = '/rules/lishui/allocate';
const preview = '/calendar/notices/preview';
const notice = (text: string): string => JSON.stringify({ text, year: 2027 });
describe('what a person sends costs the loop little, and is refused in words', () => {
  test.each([
    ['500,000 ones', 'county', rules, list('1', 500_000), 422, 'TOO_MANY'],
    ['200,000 empty arrays', 'county', rules, list('[]', 200_000), 422, 'TOO_MANY'],
    ['100,000 values in 1,000 inputs', 'county', rules, list(list('1', 98), 1_000), 200, ''],
    ['one input too many', 'county', rules, list('{}', mostInputs + 1), 422, 'TOO_MANY'],
    ['70,000 unknown keys', 'county', rules, keys(70_000), 422, 'TOO_MANY'],
    ['1,000 unknown keys', 'county', rules, keys(1_000), 422, 'UNKNOWN_FIELD'],
    [
      '1,000 unknown keys to compare',
      'county',
      `${rules}/comparison?reading=OQ-01`,
      keys(1_000),
      422,
      'UNKNOWN_READING',
    ],
    [
      '1,000 unknown keys for a sheet',
      'county',
      `${rules}/working.xlsx`,
      keys(1_000),
      422,
      'UNKNOWN_FIELD',
    ],
    [
      '70,000 unknown keys of a form',
      'county',
      'decision',
      `{"decision":"SUBMIT","form":${keys(70_000)}}`,
      422,
      'TOO_MANY',
    ],
    [
      '1,000 unknown keys of a form',
      'county',
      'decision',
      `{"decision":"SUBMIT","form":${keys(1_000)}}`,
      422,
      'UNKNOWN_FIELD',
    ],
    [
      '1 MB of text as a comment',
      'county',
      'decision',
      `{"decision":"SUBMIT","form":{},"comment":"${'a'.repeat(1_000_000)}"}`,
      422,
      'TOO_BIG',
    ],
    [
      '200,000 empty arrays for a password',
      'county',
      '/session',
      list('[]', 200_000),
      422,
      'TOO_MANY',
    ],
    [
      '9,000 lines of a letter',
      'steward',
      '/calendar/notices',
      `{"text":${list('1', 9_000)}}`,
      422,
      'INVALID_TYPE',
    ],
    ['1 MB of text as a notice', 'steward', preview, notice('元'.repeat(340_000)), 422, 'TOO_BIG'],
    [
      'a notice that moves a year',
      'steward',
      preview,
      notice(
        '国办发明电〔2026〕99号\n元旦：1月1日至3日放假。国庆节：10月1日至7日放假。\n2026年11月5日',
      ),
      200,
      '',
    ],
    [
      'a notice of 8,000 years',
      'steward',
      preview,
      notice('元旦:2000年1月1日至9999年12月31日放假。'),
      200,
      'NO_SUCH_DATE',
    ],
    [
      '20 KB of make-up days',
      'steward',
      preview,
      notice(`元旦:1月1日放假。${'1月3日、'.repeat(3_300)}上班。`),
      200,
      'TOO_MANY',
    ],
    [
      '20 KB of numerals',
      'steward',
      preview,
      notice('一二三四五六七八九'.repeat(2_200)),
      200,
      'NO_DAYS',
    ],
    [
      '20 KB of open brackets',
      'steward',
      preview,
      notice(`元旦:${'1月1日('.repeat(3_300)}放假。`),
      200,
      'TOO_MANY',
    ],
    [
      'a proposal of 8,000 years',
      'steward',
      '/calendar/notices',
      notice('元旦:2000年1月1日至9999年12月31日放假。'),
      422,
      'NO_SUCH_DATE',
    ],
    [
      '20 KB of make-up days proposed',
      'steward',
      '/calendar/notices',
      notice(`元旦:1月1日放假。${'1月3日、'.repeat(3_300)}上班。`),
      422,
      'TOO_MANY',
    ],
    ['40 allotments to 1,000 units', 'county', allocate, list(units(750), 25), 422, 'ANSWER'],
  ] as const)('%s', async (_what, who, path, body, status, code) => {
    const visitor = who === 'county' ? county : steward;
    const to = path === 'decision' ? `/tasks/${task}/decision` : path;
    const { answer, ms } = await leastBlock(
      () =>
        visitor.post<Partial<ProblemDocument & { faults: { code: string }[] }>>(to, body, {
          'idempotency-key': crypto.randomUUID(),
          'if-match': '"1"',
        }),
      mostLoopMs,
    );
    const { errors = [], faults = [] } = answer.body;
    expect(answer.status).toBe(status);
    expect([...errors, ...faults].map((each) => each.code).join()).toContain(code);
    expect(errors.length).toBeLessThanOrEqual(limits.errors);
    expect(ms).toBeLessThan(mostLoopMs);
  });
});
