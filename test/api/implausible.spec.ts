import type { Task } from '#contracts/api/tasks.js';
import { answerTo } from './support/answers.js';
import { startPlanners } from './support/planners.js';
import type { RunningApi } from './support/running-api.js';
import { draft, freshMonth as month, seedTask, sheetLine, sheetOf } from './support/tasks.js';
import type { Visitor } from './support/visitor.js';

let api: RunningApi;
let preparer: Visitor;
let agency: Visitor;

beforeAll(async () => {
  ({ api, preparer, agency } = await startPlanners('implausible'));
});
afterAll(async () => await api.stop());

async function plan(change: object, of: object = draft): Promise<(string | undefined)[]> {
  const id = await seedTask(api.database, { unit: '331102', period: month(), form: of });
  const form = { ...of, reason: '跨年结算', ...change };
  return await answerTo(preparer, id, { decision: 'SUBMIT', form });
}

const asked = '/form/requestedAmount IMPLAUSIBLE';
const small = { ...draft, requestedAmount: '10.00', expectedProviderPayments: '0.00' };

describe('金额上限 › a figure beyond what is usual', () => {
  test.each([
    ['a hundred million, whatever the draft', { requestedAmount: '100000000.00' }, small, ['200']],
    ['a fen more', { requestedAmount: '100000000.01' }, small, ['422', 'IMPLAUSIBLE', asked]],
    [
      'a hundred times a large draft',
      { requestedAmount: '500000000.00' },
      { ...draft, requestedAmount: '5000000.00' },
      ['200'],
    ],
    [
      'a fen more than that',
      { requestedAmount: '500000000.01' },
      { ...draft, requestedAmount: '5000000.00' },
      ['422', 'IMPLAUSIBLE', asked],
    ],
    [
      'another field, drafted at nothing',
      { prepayments: '100000000.01' },
      draft,
      ['422', 'IMPLAUSIBLE', '/form/prepayments IMPLAUSIBLE'],
    ],
    [
      'the draft itself, however large',
      {},
      { ...draft, requestedAmount: '900000000000.00' },
      ['200'],
    ],
    [
      'its words, wrong by a fen',
      { requestedAmount: '5000000000.01', inWords: '人民币伍拾亿元整' },
      draft,
      ['422', 'IMPLAUSIBLE', asked],
    ],
    [
      'the figures as words',
      { requestedAmount: '5000000000.00', inWords: '5000000000.00' },
      draft,
      ['422', 'IMPLAUSIBLE', asked],
    ],
    [
      'its words',
      { requestedAmount: '5000000000.01', inWords: '人民币伍拾亿元零壹分' },
      draft,
      ['200'],
    ],
    [
      'two figures with one text',
      { requestedAmount: '5000000000.00', prepayments: '200000000.00', inWords: '伍拾亿元整' },
      draft,
      ['422', 'IMPLAUSIBLE', '/form/prepayments IMPLAUSIBLE'],
    ],
    [
      'two figures, each with its own',
      {
        requestedAmount: '5000000000.00',
        prepayments: '200000000.00',
        inWords: { '/requestedAmount': '伍拾亿元整', prepayments: '贰亿元整' },
      },
      draft,
      ['200'],
    ],
    [
      'ten million million, with its words',
      { requestedAmount: '10000000000000.00', inWords: '人民币壹拾万亿元整' },
      draft,
      ['200'],
    ],
    [
      'a fen above, with its words',
      { requestedAmount: '10000000000000.01', inWords: '人民币壹拾万亿元零壹分' },
      draft,
      ['422', 'INVALID', '/form/requestedAmount TOO_LARGE'],
    ],
    [
      '999 trillion, as a tester typed it',
      { requestedAmount: '999999999999999.00' },
      draft,
      ['422', 'INVALID', '/form/requestedAmount TOO_LARGE'],
    ],
    [
      'words of no amount of the form',
      { requestedAmount: '1050000.00', inWords: '人民币伍拾亿元整' },
      draft,
      ['422', 'INVALID', '/form/inWords WORDS_DIFFER'],
    ],
    [
      'words that nobody asked for, and true',
      { requestedAmount: '1050000.00', inWords: '人民币壹佰零伍万元整' },
      draft,
      ['200'],
    ],
  ])('%s', async (_given, change, of, answer) => {
    expect(await plan(change, of)).toEqual(answer);
  });

  test('without a reason and beyond the bound, both are told', async () => {
    expect(await plan({ requestedAmount: '5000000000.00', reason: '' })).toEqual([
      '422',
      'INVALID',
      '/form/reason REASON_NEEDED',
      asked,
    ]);
  });

  test('a row of a sheet is bounded as well, and a row with another fault keeps that one', async () => {
    const row = (accepted: string, reason = '') =>
      sheetLine('331102', { requested: '100.00', accepted, reason });
    const period = month();
    const form = sheetOf(row('100.00'));
    const id = await seedTask(api.database, {
      unit: '331100',
      period,
      step: 'p11.consolidate',
      form,
    });
    const far = sheetOf(row('5000000000.00', '跨年结算'));
    const pointer = '/form/plans/0/accepted';
    expect(await answerTo(agency, id, { decision: 'APPROVE', form: far })).toEqual([
      '422',
      'INVALID',
      `${pointer} CHANGED`,
    ]);
    const changed = { decision: 'APPROVE_WITH_CHANGE', comment: '跨年结算', form: far };
    expect(await answerTo(agency, id, changed)).toEqual([
      '422',
      'IMPLAUSIBLE',
      `${pointer} IMPLAUSIBLE`,
    ]);
    const inWords = { '/plans/0/accepted': '人民币伍拾亿元整' };
    expect(await answerTo(agency, id, { ...changed, form: { ...far, inWords } })).toEqual(['200']);
    const { body } = await agency.get<Task>(`/tasks/${id}`);
    expect(body.form.values).toEqual({ ...far, inWords });
  });

  test('the message says the bound and does not spell the words out', async () => {
    const id = await seedTask(api.database, { unit: '331102', period: month() });
    const form = { ...draft, requestedAmount: '5000000000.00', reason: 'x' };
    const { body } = await preparer.decide(id, { decision: 'SUBMIT', form });
    expect(body.errors?.[0]?.message).toContain('100,000,000.00');
    expect(body.errors?.[0]?.message).not.toContain('伍拾亿');
  });
});

describe('金额写法 › an amount of the wire is written one way, and the refusal says what is wrong', () => {
  test.each([
    ['', '请填写金额'],
    ['-1.00', '不能为负'],
    ['1.234', '最多两位小数'],
    ['1e5', '科学计数法'],
    ['abc', '只写数字'],
    ['12345,60', '逗号位置不对'],
    ['100 200', '这是两个数'],
    ['1,234.50', '请写成 1234.50'],
    ['１２３４.50', '请写成 1234.50'],
    ['1234.5', '请写成 1234.50'],
  ])('%j', async (requestedAmount, words) => {
    const id = await seedTask(api.database, { unit: '331102', period: month() });
    const form = { ...draft, requestedAmount };
    const { status, body } = await preparer.decide(id, {
      decision: 'SUBMIT',
      form,
    });
    expect(status).toBe(422);
    expect(body.errors).toEqual([
      {
        pointer: '/form/requestedAmount',
        code: 'INVALID_FORMAT',
        message: expect.stringContaining(words),
      },
    ]);
    expect(body.errors?.[0]?.message).toContain(' / ');
  });
});
