import { Injectable } from '@nestjs/common';
import { Database } from '#persistence/database.js';
import {
  newestNoticeChange,
  noticeChangesSince,
  type NoticeChange,
} from '#persistence/notices/notice-changes.js';
import { ChangeFeed } from '../events/change-feed.js';

/** Notices that were written or read. */
@Injectable()
export class NoticeFeed extends ChangeFeed<NoticeChange> {
  constructor(database: Database) {
    super({
      newest: () => newestNoticeChange(database),
      since: (after) => noticeChangesSince(database, after),
    });
  }
}
