import { randomUUID } from 'node:crypto';
import { parse } from 'content-disposition';
import type { ProblemDocument } from '#contracts/api/problem.js';
import { draftLetter } from '#persistence/letters/draft-letter.js';
import { addMissedDuty, aLetter } from '../persistence/letters/letter-city.js';
import * as odd from '../support/odd-characters.js';
import { accountAt } from './support/organisation.js';
import { startApi, type RunningApi } from './support/running-api.js';
import {
  draft,
  reviewDraft,
  seedTask,
  sheetLine,
  sheetOf,
  type SheetLine,
} from './support/tasks.js';
import { Visitor, type Reply } from './support/visitor.js';

let api: RunningApi;
let preparer: Visitor;
let reviewer: Visitor;
let city: Visitor;
let officer: Visitor;
let steward: Visitor;
const ids: Record<string, string> = {};

beforeAll(async () => {
  api = await startApi('written_text');
  [preparer, reviewer, city, officer, steward] = (await Promise.all(
    [
      '331102.HEALTHCARE_SECURITY.preparer',
      '331102.HEALTHCARE_SECURITY.reviewer',
      '331100.INSURANCE_AGENCY.preparer',
      '331100.LEADING_GROUP_OFFICE.deadlineOfficer',
      '331100.HEALTHCARE_SECURITY.steward',
    ].map((desk) => Visitor.signedIn(api.url, accountAt(desk))),
  )) as [Visitor, Visitor, Visitor, Visitor, Visitor];
  ids['plan'] = await seedTask(api.database, { unit: '331102' });
  ids['review'] = await seedTask(api.database, { unit: '331102', step: 'p11.planReview' });
  ids['sheet'] = await seedTask(api.database, {
    unit: '331100',
    step: 'p11.consolidate',
    form: sheetOf(line({})),
  });
  const duty = await addMissedDuty(api.database);
  ids['letter'] = await api.database.tx((sql) => draftLetter(sql, aLetter(duty)));
});
afterAll(() => api.stop());

const line = (more: Partial<SheetLine>): SheetLine =>
  sheetLine('331102', { requested: '100.00', accepted: '100.00', ...more });
const json = { 'content-type': 'application/json' };
const words = { title: '督办函', body: ['请抓紧办理。'] };
const put = (body: object): Promise<Reply<ProblemDocument>> =>
  officer.call('PUT', `/letters/${ids['letter']}`, {
    headers: { ...json, 'if-match': '"1"' },
    body: JSON.stringify(body),
  });
const changed = (reason: string): object => ({
  decision: 'APPROVE_WITH_CHANGE',
  form: sheetOf(line({ accepted: '90.00', reason })),
});

interface Field {
  readonly at: string;
  readonly needed: boolean;
  readonly line: boolean;
  readonly pasted?: boolean;
  readonly send: (text: string) => Promise<Reply<ProblemDocument>>;
}
const returned = (comment: string): object => ({
  decision: 'RETURN',
  form: reviewDraft,
  comment,
  reasonCode: 'DATA_ERROR',
});

/** Every place where a person's own words go in. */
const fields: readonly (readonly [name: string, field: Field])[] = [
  {
    name: 'the reason of a plan',
    at: '/form/reason',
    needed: true,
    line: false,
    send: (reason: string) =>
      preparer.decide(ids['plan'] ?? '', {
        decision: 'SUBMIT',
        form: { ...draft, requestedAmount: '9000000.00', reason },
      }),
  },
  {
    name: 'the comment of a return',
    at: '/comment',
    needed: true,
    line: false,
    send: (comment: string) => reviewer.decide(ids['review'] ?? '', returned(comment)),
  },
  {
    name: 'the comment of a consent',
    at: '/comment',
    needed: false,
    line: false,
    send: (comment: string) =>
      reviewer.decide(ids['review'] ?? '', { decision: 'APPROVE', form: {}, comment }),
  },
  {
    name: 'the reason of a changed figure',
    at: '/form/plans/0/reason',
    needed: true,
    line: false,
    send: (reason: string) => city.decide(ids['sheet'] ?? '', changed(reason)),
  },
  {
    name: 'the title of a letter',
    at: '/title',
    needed: true,
    line: true,
    send: (title: string) => put({ ...words, title }),
  },
  {
    name: 'a paragraph of a letter',
    at: '/body/0',
    needed: true,
    line: true,
    send: (paragraph: string) => put({ ...words, body: [paragraph] }),
  },
  {
    name: 'the words of a reminder',
    at: '/text',
    needed: false,
    line: false,
    send: (text: string) =>
      officer.post(`/tasks/${ids['plan']}/urge`, { text }, { 'idempotency-key': randomUUID() }),
  },
  {
    name: 'a holiday notice',
    at: '/text',
    needed: true,
    line: false,
    pasted: true,
    send: (text: string) => steward.post('/calendar/notices/preview', { text }),
  },
  {
    name: 'the title of a holiday notice',
    at: '/title',
    needed: true,
    line: true,
    send: (title: string) => steward.post('/calendar/notices/preview', { text: '放假', title }),
  },
  {
    name: 'the number of a holiday notice',
    at: '/number',
    needed: true,
    line: true,
    send: (number: string) =>
      steward.post('/calendar/notices/preview', { text: '放假', number: `${number}1234` }),
  },
  {
    name: 'the reason of a rejection',
    at: '/reason',
    needed: true,
    line: false,
    send: (reason: string) => steward.post(`/calendar/notices/${randomUUID()}/reject`, { reason }),
  },
  {
    name: 'a user name',
    at: '/username',
    needed: false,
    line: true,
    send: (username: string) => new Visitor(api.url).post('/session', { username, password: 'x' }),
  },
].map(({ name, ...field }) => [name, field] as const);

/** Nothing at all, or nothing but what may not be written. */
const nothing = /^(NOT_VISIBLE|REASON_NEEDED|REQUIRED|REFUSED_CHARACTER)$/;

const faultsAt = ({ status, body }: Reply<ProblemDocument>, at: string): string[] => {
  if (status !== 422) return [`${status}`];
  return body.errors
    .filter(({ pointer }) => pointer === at)
    .map(
      ({ code, message }) =>
        `${code}${/\p{Script=Han}.* \/ .*[a-z]/u.test(message) ? '' : ' in one language'}`,
    );
};

describe('文字 › what people write', () => {
  test.each(fields)('%s: nothing that turns or hides what is read', async (_name, field) => {
    const unseen = field.pasted ? [] : odd.refusedUnlessPasted;
    for (const [, text] of [
      ...odd.refused,
      ...odd.refusedMarks,
      ...unseen,
      ...(field.line ? odd.refusedInLine : []),
    ]) {
      const found = faultsAt(await field.send(text), field.at);
      expect([text, found]).toEqual([text, expect.arrayContaining(['REFUSED_CHARACTER'])]);
    }
  });

  test.each(fields.filter(([name, { needed }]) => needed && !name.includes('number')))(
    '%s: something to read',
    async (_name, field) => {
      for (const [, text] of odd.invisible) {
        const found = faultsAt(await field.send(text), field.at);
        expect([text, found]).toEqual([
          text,
          expect.arrayContaining([expect.stringMatching(nothing)]),
        ]);
      }
    },
  );

  test.each(fields)('%s: ordinary Chinese is taken', async (_name, field) => {
    const paper = field.at === '/title' || field.at.startsWith('/body');
    for (const [, text] of [...odd.ordinary, ...(paper ? [] : odd.hardlyPrinted)]) {
      expect(
        faultsAt(await field.send(text), field.at).filter((each) => !/^\d+$/.test(each)),
      ).toEqual([]);
    }
  });

  test('a reminder of invisible words is none', async () => {
    const open = await seedTask(api.database, { unit: '331102', period: '2022-11' });
    const send = (text: string): Promise<Reply<ProblemDocument>> =>
      officer.post(`/tasks/${open}/urge`, { text }, { 'idempotency-key': randomUUID() });
    expect((await send('\u2800')).status).toBe(422);
    expect((await send('  ')).status).toBe(200);
  });
});

describe('文件名 › the name of a file', () => {
  test('of a letter worded before these rules reads as it is written', async () => {
    await api.database.rows('UPDATE letter SET title = $2 WHERE id = $1', [
      ids['letter'],
      '督办\u202Excod.exe/..\\"函\u200B',
    ]);
    const { headers } = await officer.file(`/letters/${ids['letter']}.docx`);
    const { parameters } = parse(headers.get('content-disposition') ?? '');
    expect(parameters['filename']).toBe('督办xcod.exe-..-函.docx');
  });
});
