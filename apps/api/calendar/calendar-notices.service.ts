import { Injectable } from '@nestjs/common';
import {
  calendarNoticeText,
  calendarRejection,
  type CalendarNoticeDetail,
  type CalendarNoticesPage,
  type CalendarNoticeView,
  type CalendarPreview,
} from '#contracts/api/calendar-notices.js';
import { day } from '#domain/time/day.js';
import type { NoticeHead, NoticeReading } from '#domain/time/notice.js';
import { calendarWith, loadCalendar, noticesInForce } from '#policy/calendar.js';
import { cityIds } from '#policy/load-packs.js';
import { workingDaysOf } from '#policy/working-days.js';
import {
  decideCalendarNotice,
  findCalendarNotice,
  listCalendarNotices,
  proposeCalendarNotice,
  type CalendarNotice,
  type NoticeActor,
} from '#persistence/calendar/calendar-notices.js';
import { BusinessClock } from '#persistence/clock/business-clock.js';
import { Database } from '#persistence/database.js';
import { writeWorkingDays } from '#persistence/organisation/write-law.js';
import { isOperator, type Actor } from '../http/actor.js';
import { checked } from '../http/checked.js';
import { isCurrent } from '../http/etag.js';
import { isUuid } from '../http/uuid.js';
import { invalid, notFound, secondPersonNeeded, wrongPost } from '../http/problems.js';
import { WorkThread } from '../work-thread/work-thread.js';
import { CalendarInForce } from './calendar-in-force.js';
import { asErrors, decidedAlready, openAlready, staleNotice } from './notice-problems.js';
import { may } from './notice-rights.js';
import { seenHash } from './notice-seen.js';
import { noticeView } from './notice-view.js';
import { noticeOf, previewNotice } from './preview-notice.js';

/** Everybody keeps a city's calendar, whatever cases they read; the operator keeps all. */
const cityOf = (actor: Actor): string | null => (isOperator(actor) ? null : actor.city);

@Injectable()
export class CalendarNoticesService {
  constructor(
    private readonly database: Database,
    private readonly clock: BusinessClock,
    private readonly inForce: CalendarInForce,
    private readonly thread: WorkThread,
  ) {}

  async list(actor: Actor): Promise<CalendarNoticesPage> {
    const notices = await listCalendarNotices(this.database, cityOf(actor));
    const { version, lastYear } = loadCalendar();
    return {
      items: notices.map((each) => this.view(each, actor)),
      next: null,
      mayPropose: may(actor, 'proposes'),
      version,
      lastYear,
    };
  }

  async preview(actor: Actor, body: unknown): Promise<CalendarPreview> {
    const { reading, jurisdiction } = await this.read(actor, body);
    return this.effects(actor, reading, jurisdiction);
  }

  async propose(actor: Actor, body: unknown, requestId: string): Promise<CalendarNoticeDetail> {
    const { reading, jurisdiction, source } = await this.read(actor, body);
    const notice = noticeOf(reading, jurisdiction);
    if (!notice) throw invalid(asErrors(reading.faults), 'NOTICE_DISAGREES');
    // What cannot be counted with is not proposed: whoever opened it would meet the same refusal.
    await this.effects(actor, reading, jurisdiction);
    const by = await this.by(actor, requestId);
    const id = await proposeCalendarNotice(this.database, { ...notice, source }, by);
    if (id === null) throw openAlready(notice.number);
    return this.show(actor, id);
  }

  async show(actor: Actor, id: string): Promise<CalendarNoticeDetail> {
    const notice = await this.find(actor, id);
    const { year, number, date, title, source } = notice;
    const text = await this.text(actor, source, { year, number, date, title }, notice.jurisdiction);
    const reading = {
      ...notice,
      days: notice.days.map((each) => ({ ...each, where: each.date })),
      faults: [],
      aside: text.aside,
      unchanged: text.unchanged,
    };
    const preview = await this.effects(actor, reading, notice.jurisdiction);
    return { notice: this.view(notice, actor), source: notice.source, preview };
  }

  /** `ifMatch`: the tag of what the person was shown; it is asked for once they may confirm at all. */
  async confirm(
    actor: Actor,
    id: string,
    { requestId, ifMatch }: { readonly requestId: string; readonly ifMatch: () => string },
  ): Promise<CalendarNoticeView> {
    const notice = await this.find(actor, id);
    if (!this.mayDecide(actor, notice)) throw wrongPost();
    if (notice.state !== 'PROPOSED') throw decidedAlready();
    if (notice.proposedPerson === actor.personId) throw secondPersonNeeded();
    const given = ifMatch();
    await this.inForce.refresh();
    const beside = noticesInForce().length;
    const seen = seenHash(await this.show(actor, id));
    if (!isCurrent(given, seen)) throw staleNotice();
    const decided = await decideCalendarNotice(
      this.database,
      {
        id,
        state: 'CONFIRMED',
        reason: null,
        seen: { sha256: seen, beside },
        after: async (sql, notices) => {
          await writeWorkingDays(sql, workingDaysOf(calendarWith(null, notices)));
        },
      },
      await this.by(actor, requestId),
    );
    if (decided === 'STALE') throw staleNotice();
    if (decided === 'DECIDED') throw decidedAlready();
    await this.inForce.refresh();
    return this.view(await this.find(actor, id), actor);
  }

  async reject(
    actor: Actor,
    id: string,
    body: unknown,
    requestId: string,
  ): Promise<CalendarNoticeView> {
    const { reason } = checked(calendarRejection, body);
    const notice = await this.find(actor, id);
    const own = notice.proposedPerson === actor.personId;
    if (!own && !this.mayDecide(actor, notice)) throw wrongPost();
    const by = await this.by(actor, requestId);
    const decision = { id, state: 'REJECTED', reason, seen: null } as const;
    if ((await decideCalendarNotice(this.database, decision, by)) !== 'DONE') {
      throw decidedAlready();
    }
    return this.view(await this.find(actor, id), actor);
  }

  private async read(
    actor: Actor,
    body: unknown,
  ): Promise<{ reading: NoticeReading; jurisdiction: string | null; source: string }> {
    const { text, jurisdiction, ...entered } = checked(calendarNoticeText, body);
    const foreign = jurisdiction !== null && !isOperator(actor) && jurisdiction !== actor.city;
    if (!may(actor, 'proposes') || foreign) throw wrongPost();
    if (jurisdiction !== null && !cityIds().includes(jurisdiction)) {
      const message = `没有 ${jurisdiction} / There is no ${jurisdiction}`;
      throw invalid([{ pointer: '/jurisdiction', code: 'UNKNOWN_VALUE', message }]);
    }
    const head = {
      year: entered.year ?? null,
      number: entered.number ?? null,
      date: entered.date === undefined ? null : day(entered.date),
      title: entered.title ?? null,
    };
    const reading = await this.text(actor, text, head, jurisdiction);
    return { reading, jurisdiction, source: text };
  }

  private text(
    actor: Actor,
    text: string,
    head: NoticeHead,
    jurisdiction: string | null,
  ): Promise<NoticeReading> {
    const { personId } = actor;
    return this.thread.run(personId, 'readNoticeText', text, head, jurisdiction, noticesInForce());
  }

  private effects(
    actor: Actor,
    reading: NoticeReading,
    jurisdiction: string | null,
  ): Promise<CalendarPreview> {
    return previewNotice(this.database, reading, jurisdiction, actor.scopes, (notice) =>
      this.thread.run(actor.personId, 'noticeChanges', notice, noticesInForce()),
    );
  }

  private async find(actor: Actor, id: string): Promise<CalendarNotice> {
    const notice = isUuid(id) ? await findCalendarNotice(this.database, cityOf(actor), id) : null;
    if (!notice) throw notFound();
    return notice;
  }

  /** Another city's own days are another city's to confirm. */
  private mayDecide(actor: Actor, { jurisdiction }: CalendarNotice): boolean {
    return may(actor, 'confirms') && (jurisdiction === null || jurisdiction === actor.city);
  }

  private view(notice: CalendarNotice, actor: Actor): CalendarNoticeView {
    const open = notice.state === 'PROPOSED';
    const own = notice.proposedPerson === actor.personId;
    const decides = this.mayDecide(actor, notice);
    return noticeView(notice, {
      mayConfirm: open && decides && !own,
      mayReject: open && (decides || own),
    });
  }

  private async by(actor: Actor, requestId: string): Promise<NoticeActor> {
    const { username, office } = actor;
    const personId = isOperator(actor) ? null : actor.personId;
    return { username, personId, office, requestId, businessNow: await this.clock.now() };
  }
}
