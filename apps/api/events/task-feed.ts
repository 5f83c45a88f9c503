import { Injectable } from '@nestjs/common';
import { Database } from '#persistence/database.js';
import { changesSince, newestChange, type TaskChange } from '#persistence/inbox/task-changes.js';
import { ChangeFeed } from './change-feed.js';

/** Tasks that were opened, claimed or closed. */
@Injectable()
export class TaskFeed extends ChangeFeed<TaskChange> {
  constructor(database: Database) {
    super({
      newest: () => newestChange(database),
      since: (after) => changesSince(database, after),
    });
  }
}
