import {
  calendarNoticeDetail,
  calendarNoticesPage,
  calendarPreview,
  type CalendarNoticeDetail,
  type CalendarNoticesPage,
  type CalendarNoticeView,
  type CalendarPreview,
} from '#contracts/api/calendar-notices.js';
import type { ProblemDocument as Refusal } from '#contracts/api/problem.js';
import { day } from '#domain/time/day.js';
import { loadCalendar, putInForce } from '#policy/calendar.js';
import { noticeChecksum } from '#policy/notice-file.js';
import { changeOf2027, extensionOf2027, noticeOf2027 as text } from './support/made-up-notices.js';
import { accountAt } from './support/organisation.js';
import { startApi, type RunningApi } from './support/running-api.js';
import { Visitor } from './support/visitor.js';

const desk = '331100.HEALTHCARE_SECURITY';
let api: RunningApi;
let steward: Visitor;
let administrator: Visitor;
let county: Visitor;

const propose = (visitor: Visitor, body: object) =>
  visitor.post<CalendarNoticeDetail & Refusal>('/calendar/notices', body);
const tagOf = async (id: string): Promise<string> =>
  (await administrator.get(`/calendar/notices/${id}`)).headers.get('etag') ?? '';
const confirm = (id: string, tag: string) =>
  administrator.post<CalendarNoticeView & Refusal>(
    `/calendar/notices/${id}/confirm`,
    {},
    { 'if-match': tag },
  );
const fifthOfOctober = async (): Promise<{ date: string; provisional: boolean }> =>
  (await county.get<{ date: string; provisional: boolean }>('/calendar/nth-working-day/2027-10/5'))
    .body;

beforeAll(async () => {
  api = await startApi('calendar_notices');
  [steward, administrator, county] = (await Promise.all(
    [`${desk}.steward`, `${desk}.administrator`, '331102.HEALTHCARE_SECURITY.preparer'].map(
      (each) => Visitor.signedIn(api.url, accountAt(each)),
    ),
  )) as [Visitor, Visitor, Visitor];
});
afterAll(async () => {
  putInForce([]);
  await api.stop();
});

describe('放假通知 › a holiday notice', () => {
  test('is read before it is proposed: its faults by name, the deadlines it moves', async () => {
    const wrong = await steward.post<CalendarPreview>('/calendar/notices/preview', {
      text: text.replace('共3天', '共4天').replace('（周六）上班。\n三', '（周五）上班。\n三'),
    });
    expect(wrong.status).toBe(200);
    expect(wrong.body.faults.map(({ code }) => code)).toEqual(['COUNT', 'WEEKDAY']);
    expect(wrong.body.moved).toEqual([]);

    const { body } = await steward.post<CalendarPreview>('/calendar/notices/preview', { text });
    expect(calendarPreview.safeParse(body).error).toBeUndefined();
    expect(body.faults).toEqual([]);
    expect(body.version.after).not.toBe(body.version.before);
    expect(
      body.moved.find(
        ({ clause, before }) => clause === 'LS-9.c' && before?.statutory === '2027-10-07',
      ),
    ).toMatchObject({
      city: 'lishui',
      before: { statutory: '2027-10-07' },
      after: { statutory: '2027-10-13' },
    });
    expect(new Set(body.moved.map(({ city }) => city)).has('handan')).toBe(true);
    expect(body.becameFinal.find(({ city }) => city === 'lishui')?.count).toBeGreaterThan(20);
  });

  test('leaves the duties of open cases where they were dated, and says so', async () => {
    const caseId = 'lishui/P11/331100/EMPLOYEE/2027-10';
    await api.database.rows(
      `INSERT INTO process_case (id, city, process, unit, fund, period, workflow_type, pack, state, clause, opened_at)
       VALUES ($1, 'lishui', 'P11', '331100', 'EMPLOYEE', '2027-10', 'cityFundPlan', 'lishui', 'DRAFTING', 'LS-9.b', now())`,
      [caseId],
    );
    await api.database.rows(
      `INSERT INTO obligation (case_id, code, what, clause, pack, city, unit, debtor, process, fund, period, kind, source,
         statutory, operational, provisional, calendar, explanation, soon_at, due_instant, provisional_at)
       VALUES ($1, 'APPROPRIATION', '基金划拨至市级支出户', 'LS-9.c', 'lishui', 'lishui', '331100', '331100.FINANCE', 'P11',
         'EMPLOYEE', '2027-10', 'PLAN', 'STATUTORY', '2027-10-07', '2027-10-07', true, 'old', '[]', now(), now(), now())`,
      [caseId],
    );
    const { body } = await steward.post<CalendarPreview>('/calendar/notices/preview', { text });
    expect(body.frozen).toMatchObject([
      {
        caseId,
        clause: 'LS-9.c',
        before: { statutory: '2027-10-07' },
        after: { statutory: '2027-10-13' },
      },
    ]);
  });

  test('that disagrees with itself is not taken in', async () => {
    const { status, body } = await propose(steward, { text: text.replace('共3天', '共4天') });

    expect([status, body.code]).toEqual([422, 'NOTICE_DISAGREES']);
    expect(body.errors?.[0]?.message).toContain('写“共4天”，按起止日期是 3 天');
    expect((await steward.get<CalendarNoticesPage>('/calendar/notices')).body.items).toEqual([]);
  });

  test('is for the posts of the pack alone, and for signed-in people', async () => {
    expect((await propose(county, { text })).status).toBe(403);
    expect((await propose(administrator, { text })).status).toBe(403);
    expect((await propose(steward, { text, jurisdiction: 'handan' })).status).toBe(403);
    expect((await propose(steward, { text: '' })).status).toBe(422);
    expect((await propose(steward, { text, more: 1 })).status).toBe(422);
  });

  test('counts only when a second person has confirmed it, and then at once', async () => {
    expect(await fifthOfOctober()).toMatchObject({ date: '2027-10-07', provisional: true });
    const proposed = await propose(steward, { text });
    expect(proposed.status).toBe(201);
    expect(calendarNoticeDetail.safeParse(proposed.body).error).toBeUndefined();
    const { id } = proposed.body.notice;
    expect(proposed.body.notice).toMatchObject({ state: 'PROPOSED', mayConfirm: false });
    expect(await fifthOfOctober()).toMatchObject({ provisional: true });
    expect((await propose(steward, { text })).body.code).toBe('OPEN_ALREADY');

    const own = await steward.post(`/calendar/notices/${id}/confirm`, {});
    expect([own.status, own.body.code]).toEqual([403, 'SEPARATION_OF_DUTIES']);
    const untold = await administrator.post(`/calendar/notices/${id}/confirm`, {});
    expect([untold.status, untold.body.code]).toEqual([428, 'IF_MATCH_MISSING']);
    const confirmed = await confirm(id, await tagOf(id));
    expect(confirmed.status).toBe(200);
    expect(confirmed.body).toMatchObject({ state: 'CONFIRMED', mayConfirm: false });

    const shown = await county.get<CalendarNoticeDetail>(`/calendar/notices/${id}`);
    expect(shown.body.preview.moved).toEqual(proposed.body.preview.moved);
    expect(await fifthOfOctober()).toMatchObject({
      date: '2027-10-13',
      provisional: false,
      notice: '国办发明电〔2026〕99号',
    });
    const again = await administrator.post(`/calendar/notices/${id}/confirm`, {});
    expect([again.status, again.body.code]).toEqual([409, 'FINISHED']);
    const days = await api.database.rows<{ day: string }>(
      `SELECT day FROM working_day WHERE day BETWEEN '2027-10-01' AND '2027-10-09' ORDER BY day`,
    );
    expect(days.map(({ day: on }) => on)).toEqual(['2027-10-08', '2027-10-09']);
    const trail = await api.database.rows<{ action: string; actor: string }>(
      `SELECT action, actor FROM audit WHERE object_id = $1 ORDER BY id`,
      [id],
    );
    expect(trail.map(({ action }) => action)).toEqual([
      'CALENDAR_NOTICE_PROPOSED',
      'CALENDAR_NOTICE_CONFIRMED',
    ]);
    expect(new Set(trail.map(({ actor }) => actor)).size).toBe(2);
  });

  test('is refused by SQL too, where the proposer would confirm it or change what was confirmed', async () => {
    const change = (set: string): Promise<object[]> =>
      api.database.rows(`UPDATE calendar_notice SET ${set}`);
    await expect(change(`title = 'anders'`)).rejects.toMatchObject({ code: 'TC021' });
    await expect(api.database.rows('DELETE FROM calendar_notice')).rejects.toMatchObject({
      code: 'TC011',
    });
    const { body } = await propose(steward, { text: text.replace('99号', '98号') });
    await expect(
      api.database.rows(
        `UPDATE calendar_notice SET state = 'CONFIRMED', decided_by = proposed_by, decided_person = proposed_person,
           decided_at = now(), in_force = 99 WHERE id = $1`,
        [body.notice.id],
      ),
    ).rejects.toMatchObject({ code: 'TC021' });
    const back = await steward.post<CalendarNoticeView>(
      `/calendar/notices/${body.notice.id}/reject`,
      { reason: '重复' },
    );
    expect(back.body).toMatchObject({ state: 'REJECTED', reason: '重复' });
  });

  test('that leaves a month without working days is refused before it is proposed', async () => {
    const idle = `关于2027年部分节假日安排的通知
国办发明电〔2026〕955号
国庆节：10月1日至31日放假，共31天。
2026年11月5日`;
    for (const path of ['/calendar/notices/preview', '/calendar/notices']) {
      const { status, body } = await steward.post(path, { text: idle });
      expect(status).toBe(422);
      expect(body.errors?.map(({ code }) => code)).toEqual(['TOO_FEW_WORKING_DAYS']);
    }
    const { body } = await steward.get<CalendarNoticesPage>('/calendar/notices');
    expect(body.items.filter(({ number }) => number.includes('955号'))).toEqual([]);
  });

  test('may be a JSON file, whose checksum must be that of its content', async () => {
    const file = {
      year: 2028,
      number: '国办发明电〔2027〕1号',
      date: day('2027-11-01'),
      title: '2028年部分节假日安排',
      days: [{ date: day('2028-01-03'), name: '元旦', off: true }],
    };
    const broken = await propose(steward, { text: JSON.stringify({ ...file, sha256: 'ab' }) });
    expect(broken.body.errors?.map(({ code }) => code)).toEqual(['CHECKSUM']);
    const whole = await propose(steward, {
      text: JSON.stringify({ ...file, sha256: noticeChecksum(file) }),
    });
    expect(whole.status).toBe(201);
    expect(whole.body.notice.days).toEqual(file.days);
  });

  test('of one city counts in that city alone', async () => {
    const cityText = '三月三：3月5日（周五）放假1天。3月7日（周日）上班。';
    const head = { number: '丽政办发〔2027〕1号', date: '2027-02-01', year: 2027 };
    const { body } = await propose(steward, { text: cityText, jurisdiction: 'lishui', ...head });
    expect(body.preview.moved.every(({ city }) => city === 'lishui')).toBe(true);
    await confirm(body.notice.id, await tagOf(body.notice.id));

    expect(loadCalendar('lishui').isWorkingDay(day('2027-03-05'))).toBe(false);
    expect(loadCalendar().isWorkingDay(day('2027-03-05'))).toBe(true);
    expect(loadCalendar('handan').isWorkingDay(day('2027-03-07'))).toBe(false);
  });

  test('that changes a holiday in mid-year takes back what it no longer names', async () => {
    const { status, body } = await propose(steward, { text: changeOf2027 });
    expect(status).toBe(201);
    expect(body.preview.days).toContainEqual({
      date: '2027-09-26',
      name: '国庆节',
      off: true,
      plain: true,
    });
    expect(body.preview.days.filter(({ plain }) => plain).map(({ date }) => date)).toEqual([
      '2027-09-26',
      '2027-10-06',
      '2027-10-07',
    ]);
    const { id } = body.notice;
    expect((await confirm(id, await tagOf(id))).status).toBe(200);

    const describe = async (date: string): Promise<unknown> =>
      (await county.get(`/calendar/day/${date}`)).body;
    expect(await describe('2027-10-07')).toMatchObject({ working: true, kind: 'WORKDAY' });
    expect(await describe('2027-09-26')).toMatchObject({ working: false, kind: 'WEEKEND' });
    expect(await describe('2027-10-05')).toMatchObject({ working: false, kind: 'HOLIDAY' });
    const shown = await county.get<CalendarNoticeDetail>(`/calendar/notices/${body.notice.id}`);
    expect(shown.body.preview.days).toEqual(body.preview.days);
  });

  test('that extends a holiday goes on from its last day in force, and the confirmer sees every date', async () => {
    const { body } = await propose(steward, { text: extensionOf2027 });
    const { body: shown } = await administrator.get<CalendarNoticeDetail>(
      `/calendar/notices/${body.notice.id}`,
    );
    expect(shown.preview.days.map(({ date }) => date)).toEqual([
      '2027-02-12',
      '2027-02-13',
      '2027-02-14',
    ]);
    expect(shown.preview.unchanged).toEqual(['2027-02-15']);
    expect(shown.preview.aside).toHaveLength(1);
    await steward.post(`/calendar/notices/${body.notice.id}/reject`, { reason: '试' });
  });

  test('is listed for everybody, open ones first', async () => {
    const { body } = await county.get<CalendarNoticesPage>('/calendar/notices');

    expect(calendarNoticesPage.safeParse(body).error).toBeUndefined();
    expect(body.items[0]?.state).toBe('PROPOSED');
    expect(body).toMatchObject({ mayPropose: false, lastYear: 2027 });
    expect(body.items.every(({ mayConfirm }) => !mayConfirm)).toBe(true);
  });

  test('is confirmed as it was shown: what it does has changed since, so it is looked at again', async () => {
    const of2028 = `关于2028年部分节假日安排的通知
国办发明电〔2027〕77号
国庆节：10月1日至7日放假调休，共7天。10月8日（周日）上班。
2027年11月5日`;
    const again = of2028
      .replace('77号', '78号')
      .replace('10月8日（周日）上班', '9月30日（周六）、10月8日（周日）上班');
    const first = (await propose(steward, { text: of2028 })).body.notice.id;
    const second = (await propose(steward, { text: again })).body.notice.id;
    const seen = await tagOf(second);
    expect(await tagOf(second)).toBe(seen);
    expect((await confirm(first, await tagOf(first))).status).toBe(200);
    const blind = await confirm(second, seen);
    expect([blind.status, blind.body.code]).toEqual([412, 'STALE']);
    const now = await tagOf(second);
    expect((await confirm(second, now)).status).toBe(200);
    const [kept] = await api.database.rows<{ seen: string }>(
      'SELECT seen FROM calendar_notice WHERE id = $1',
      [second],
    );
    expect(`"${kept?.seen ?? ''}"`).toBe(now);
  });
});
