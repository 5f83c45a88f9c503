import { caseView, type CaseView } from '#contracts/api/cases.js';
import { packWithPage, type PagePack } from '../support/page-pack.js';
import { seedDuty, seedLaw } from './support/duties.js';
import { attach, pdf } from './support/files.js';
import { accountAt, city } from './support/organisation.js';
import { PageCase } from './support/page-case.js';
import { startApi, type RunningApi } from './support/running-api.js';
import { draft, seedTask } from './support/tasks.js';
import { Visitor } from './support/visitor.js';

const at = (process: string, unit: string): string => `${city}/${process}/${unit}/EMPLOYEE/2022`;
const sheet = { units: [], statement: '已核对' };
const paper = { number: '丽医保〔2022〕36号', date: '2022-05-14', issuer: '丽水市医保局' };
let pack: PagePack;
let api: RunningApi;
let reader: Visitor;

beforeAll(async () => {
  pack = packWithPage(city, 'P36', 'P71');
  process.env['TONGCHOU_POLICY_DIR'] = pack.folder;
  api = await startApi('case_way');
  reader = await Visitor.signedIn(api.url, accountAt('331100.FINANCE.reviewer'));
});
afterAll(async () => {
  delete process.env['TONGCHOU_POLICY_DIR'];
  await api.stop();
  pack.remove();
});

async function read(id: string): Promise<CaseView> {
  const { status, body } = await reader.get<CaseView>(`/cases/${id}`);
  expect(status).toBe(200);
  return caseView.parse(body);
}
type Way = NonNullable<CaseView['way']>;
const wayOf = async (id: string): Promise<Way> => (await read(id)).way ?? [];
const stages = (way: Way): string[] =>
  way.map(({ name, revision, state }) => `${name} ${revision} ${state}`);
const seats = (way: Way, name: string, revision = 1): string[][] =>
  (way.find((stage) => stage.name === name && stage.revision === revision)?.places ?? []).map(
    (place) => place.map(({ step, state, round }) => `${step} ${round ?? '-'} ${state}`),
  );

describe('办理过程 › a page whose stages follow one another', () => {
  let one: PageCase;
  const id = at('P36', '331100');

  test('waits for the units, and says in words what is to come and who will be asked', async () => {
    one = await PageCase.opened(api, id);
    await one.stand('OPENED', 'UNITS');
    const way = await wayOf(id);
    expect(stages(way)).toEqual(['units 1 OPEN', 'approval 1 TO_COME', 'inForce 1 TO_COME']);
    expect(way[0]).toMatchObject({ verb: 'hear', title: { zh: '单位收支核对：已报市级' } });
    expect(way[2]).toMatchObject({
      title: { zh: '收支核定通知', en: 'Notice of the check' },
      clause: 'LS-2.c',
    });
    expect(seats(way, 'approval')).toEqual([
      ['p36.draft - TO_COME'],
      ['p36.finance - TO_COME', 'p36.tax - TO_COME'],
      ['p36.lead - TO_COME'],
    ]);
    expect(way[1]?.places[1]).toMatchObject([
      { title: { zh: '财政会签' }, candidateGroup: '331100.FINANCE.reviewer', clause: 'LS-2.b' },
      { title: { zh: '税务会签' }, candidateGroup: '331100.TAX.reviewer' },
    ]);
  });

  test('desks that are asked together stand together; a return asks again and keeps what was said', async () => {
    await one.pass('units');
    await one.stand('OPENED', null);
    await one.decided('p36.draft', sheet);
    const finance = await one.ask('p36.finance', sheet);
    const back = { code: 'RETURN', comment: '请核对', reasonCode: 'DATA_ERROR' };
    await one.decided('p36.tax', sheet, back);
    await one.withdraw(finance);
    await one.ask('p36.draft', sheet, 2);
    const way = await wayOf(id);
    expect(seats(way, 'approval')).toEqual([
      ['p36.draft 2 OPEN'],
      ['p36.finance - TO_COME', 'p36.tax - TO_COME'],
      ['p36.lead - TO_COME'],
    ]);
    const [, [waiting, returned] = []] = way[1]?.places ?? [];
    expect(returned?.earlier).toMatchObject([
      {
        round: 1,
        state: 'DONE',
        decision: { code: 'RETURN', way: 'BACK' },
        by: { username: 'city.tax.reviewer' },
      },
    ]);
    expect(waiting?.earlier).toMatchObject([
      { round: 1, state: 'WITHDRAWN', by: null, taskId: finance },
    ]);
  });

  test('a document names a file of its own task only, and the file that came back with a return', async () => {
    const [draftTask] = await api.database.rows<{ id: string }>(
      `SELECT id FROM task WHERE case_id = $1 AND step = 'p36.draft' AND round = 2`,
      [id],
    );
    await one.decide(draftTask?.id ?? '', 'p36.draft', sheet, {}, { round: 2 });
    await one.decided('p36.finance', sheet, {}, { round: 2 });
    await one.decided('p36.tax', sheet, {}, { round: 2 });
    const lead = await one.ask('p36.lead', { paper: null });
    const desk = await Visitor.signedIn(api.url, accountAt('331100.HEALTHCARE_SECURITY.reviewer'));
    const other = await seedTask(api.database, { unit: '331102' });
    const preparer = await Visitor.signedIn(
      api.url,
      accountAt('331102.HEALTHCARE_SECURITY.preparer'),
    );
    const foreign = await attach(preparer, other, pdf('another matter'));
    const wish = (attachment: string) => ({
      decision: 'RECORD',
      form: { paper: { ...paper, attachment } },
    });
    for (const wrong of [foreign.body.id, '00000000-0000-4000-8000-000000000000']) {
      const { status, body } = await desk.decide(lead, wish(wrong));
      expect({ status, errors: body.errors }).toMatchObject({
        status: 422,
        errors: [
          {
            pointer: '/form/paper/attachment',
            code: 'UNKNOWN_FILE',
            message: expect.stringMatching(/不是本事项的附件.* \/ This is no file of the task/),
          },
        ],
      });
    }
    const odd = await desk.decide(lead, wish('no id'));
    expect([odd.status, odd.body.errors?.[0]?.pointer]).toEqual([422, '/form/paper/attachment']);
    const own = await attach(desk, lead, pdf('the paper'), '核定文书.pdf');
    await one.decide(lead, 'p36.lead', { paper: { ...paper, attachment: own.body.id } });
    // What the work came back with stands in its form, though it was attached at the round before.
    const again = await one.ask('p36.lead', { paper: { ...paper, attachment: own.body.id } }, 2);
    expect((await desk.decide(again, wish(own.body.id))).status).toBe(200);
  });

  test('ends with every stage gone through, and the state it came to', async () => {
    await one.pass('approval');
    await one.pass('inForce', 'APPROVED');
    await one.stand('APPROVED', null, true);
    const way = await wayOf(id);
    expect(stages(way)).toEqual(['units 1 DONE', 'approval 1 DONE', 'inForce 1 DONE']);
    expect(way[2]?.reached).toEqual({ code: 'APPROVED', title: { zh: '已核定', en: 'Approved' } });
    expect(seats(way, 'approval')[1]).toEqual(['p36.finance 2 DONE', 'p36.tax 2 DONE']);
  });

  test('a desk that was silent is said to have been', async () => {
    const unit = await PageCase.opened(api, at('P36', '331101'));
    const form = { year: '2022', spending: '1.00', persons: 1, note: '' };
    await unit.decided('p36.file', form);
    await unit.withdraw(await unit.ask('p36.unitReview', form));
    await unit.hear('p36.unitReview', null);
    await unit.pass('filing');
    await unit.pass('filed', 'FILED');
    await unit.stand('FILED', null, true);
    const [filing] = await wayOf(unit.id);
    expect(filing?.places[1]).toMatchObject([
      { state: 'DONE', silent: true, by: null, decision: null },
    ]);
  });
});

describe('办理过程 › a page of TypeScript', () => {
  const shares = { units: [] };
  const id = at('P71', '331100');
  let one: PageCase;

  test('an objection upheld begins again: what it went through stands, and it stands at the figures', async () => {
    one = await PageCase.opened(api, id, 'settlementOfAll');
    await one.decided('p71.figures', shares);
    await one.pass('sheet', null, 1, { code: 'SUBMIT', way: 'FORWARD' });
    await one.pass('figures', 'COMPUTED');
    await one.pass('units', null, 1, { objections: 1 });
    await one.stand('COMPUTED', null);
    const mediate = await one.ask('p71.mediate', { objections: [] });
    expect(stages(await wayOf(id)).slice(2, 5)).toEqual([
      'units 1 DONE',
      'mediation 1 OPEN',
      'review 1 TO_COME',
    ]);
    await one.decide(mediate, 'p71.mediate', { objections: [] });
    await one.pass('mediation', null, 1, { code: 'SUBMIT', way: 'FORWARD', chosen: { UPHOLD: 1 } });
    await one.ask('p71.figures', shares, 2);
    const way = await wayOf(id);
    expect(stages(way).slice(0, 6)).toEqual([
      'sheet 1 DONE',
      'figures 1 DONE',
      'units 1 DONE',
      'mediation 1 DONE',
      'sheet 2 OPEN',
      'figures 2 TO_COME',
    ]);
    expect(seats(way, 'sheet', 1)).toEqual([['p71.figures 1 DONE']]);
    expect(seats(way, 'sheet', 2)).toEqual([['p71.figures 2 OPEN']]);
    expect(way[4]?.places[0]?.[0]?.earlier).toEqual([]);
  });

  test('with no objection the mediation is left out, and a review that sends it back begins again', async () => {
    const [task] = await api.database.rows<{ id: string }>(
      `SELECT id FROM task WHERE case_id = $1 AND step = 'p71.figures' AND round = 2`,
      [id],
    );
    const second = { round: 2, revision: 2 };
    await one.decide(task?.id ?? '', 'p71.figures', shares, {}, second);
    await one.pass('sheet', null, 2, { code: 'SUBMIT', way: 'FORWARD' });
    await one.pass('figures', 'COMPUTED', 2);
    await one.pass('units', null, 2, { objections: 0 });
    await one.decided('p71.check', { note: '' }, {}, { round: 1, revision: 2 });
    const approve = await one.ask('p71.approve', { note: '' });
    const open = await wayOf(id);
    expect(stages(open).slice(7, 9)).toEqual(['mediation 2 SKIPPED', 'review 2 OPEN']);
    expect(seats(open, 'review', 2)).toEqual([['p71.check 1 DONE'], ['p71.approve 1 OPEN']]);
    const back = { code: 'RETURN', comment: '重算', reasonCode: 'DATA_ERROR' };
    await one.decide(approve, 'p71.approve', { note: '' }, back, { round: 1, revision: 2 });
    await one.pass('review', null, 2, { code: 'RETURN', way: 'BACK' });
    const way = await wayOf(id);
    expect(stages(way).slice(4, 9)).toEqual([
      'sheet 2 DONE',
      'figures 2 DONE',
      'units 2 DONE',
      'review 2 DONE',
      'sheet 3 OPEN',
    ]);
  });

  test('a unit that has answered waits to be asked again, until the city has settled', async () => {
    const unit = await PageCase.opened(api, at('P71', '331102'), 'unitOfSettlement');
    await unit.pass('asked', null, 1, { asked: true });
    await unit.decided('p71.opinion', { share: null, note: '' });
    await unit.decided('p71.answer', { gap: null, share: null, ground: '' });
    await unit.pass('confirmation', null, 1, { code: 'CONFIRM', way: 'FORWARD' });
    await unit.pass('answered', 'ANSWERED');
    await unit.stand('ANSWERED', 'CITY');
    expect(stages(await wayOf(unit.id)).slice(0, 5)).toEqual([
      'asked 1 DONE',
      'confirmation 1 DONE',
      'answered 1 DONE',
      'asked 2 OPEN',
      'confirmation 2 TO_COME',
    ]);
    await unit.pass('asked', null, 2, { asked: false });
    await unit.pass('settled', null, 2);
    await unit.pass('paid', 'PAID', 2);
    await unit.stand('PAID', 'CITY');
    expect(stages(await wayOf(unit.id)).slice(3)).toEqual([
      'asked 2 DONE',
      'confirmation 2 SKIPPED',
      'answered 2 SKIPPED',
      'settled 2 DONE',
      'paid 2 DONE',
      'over 2 OPEN',
    ]);
  });
});

describe('办件 › what belongs to it', () => {
  test('a case that no page runs has its steps, and no way', async () => {
    await seedTask(api.database, { unit: '331121', form: draft });
    // Under a version whose plans were no page yet.
    await api.database.rows(`UPDATE process_case SET pack = 'lishui@2022-01-01.2' WHERE id = $1`, [
      `${city}/P11/331121/EMPLOYEE/2022-10`,
    ]);
    const view = await read(`${city}/P11/331121/EMPLOYEE/2022-10`);
    expect(view.way).toBeNull();
    expect([view.obligations, view.letters]).toEqual([[], []]);
  });

  test('duties are named by their ids, as the list of duties gives them', async () => {
    const id = at('P36', '331100');
    await seedLaw(api.database);
    const duty = await seedDuty(api.database, {
      process: 'P36',
      code: 'CITY_CHECK',
      kind: 'PLAN',
      unit: '331100',
      fund: 'EMPLOYEE',
      statutory: '2022-05-31',
      state: 'NOT_DUE',
      source: 'PROPOSED',
    });
    expect((await read(id)).obligations).toEqual([duty]);
  });
});
