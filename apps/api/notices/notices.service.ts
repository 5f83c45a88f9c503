import { Injectable } from '@nestjs/common';
import { instantText } from '#domain/time/instant.js';
import type { Notice, NoticesPage, NoticesQuery } from '#contracts/api/notices.js';
import { BusinessClock } from '#persistence/clock/business-clock.js';
import { Database } from '#persistence/database.js';
import { listNotices, unreadNotices, type NoticeRow } from '#persistence/notices/list-notices.js';
import {
  readAllNotices,
  readNotice,
  type NoticeReader,
} from '#persistence/notices/read-notices.js';
import type { Actor } from '../http/actor.js';
import { keysetOf, pageCut } from '../http/cursor.js';
import { notFound } from '../http/problems.js';

const keyset = { at: /^-?\d{1,17}$/, id: /^[0-9a-f-]{36}$/ };

const noticeItem = ({
  recipient,
  at,
  readAt,
  readBy,
  readByPerson,
  ...row
}: NoticeRow): Notice => ({
  id: row.id,
  kind: row.kind,
  to: recipient,
  unit: row.unit,
  unitName: row.unitName,
  title: row.title,
  body: row.body,
  clause: row.clause,
  caseId: row.caseId,
  taskId: row.taskId,
  obligationId: row.obligationId,
  letterId: row.letterId,
  at: instantText(Number(at)),
  readAt: readAt === null ? null : instantText(Number(readAt)),
  readBy: readBy === null ? null : { username: readBy, person: readByPerson ?? readBy },
});

@Injectable()
export class NoticesService {
  constructor(
    private readonly database: Database,
    private readonly clock: BusinessClock,
  ) {}

  async page({ desks }: Actor, { box, limit, cursor }: NoticesQuery): Promise<NoticesPage> {
    const listed = { box, list: 'notices' };
    const after = keysetOf(cursor, listed, keyset);
    const [rows, unread] = await Promise.all([
      listNotices(this.database, desks, box, { limit: limit + 1, after }),
      unreadNotices(this.database, desks),
    ]);
    const { items, next } = pageCut(rows, limit, listed, ({ orderAt, id }) => ({
      at: orderAt,
      id,
    }));
    return { items: items.map(noticeItem), next, unread };
  }

  async read(actor: Actor, id: string, requestId: string): Promise<void> {
    const told = await readNotice(this.database, id, await this.reader(actor, requestId));
    if (!told) throw notFound();
  }

  async readAll(actor: Actor, requestId: string): Promise<number> {
    return await readAllNotices(this.database, await this.reader(actor, requestId));
  }

  private async reader(actor: Actor, requestId: string): Promise<NoticeReader> {
    const { username, personId, office, desks } = actor;
    return { username, personId, office, desks, requestId, businessNow: await this.clock.now() };
  }
}
