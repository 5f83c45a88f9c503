import { ChangeFeed, type ChangeSource } from '../../apps/api/events/change-feed.js';
import { untilTrue } from '../support/until.js';

interface Change {
  readonly change: string;
}
class Feed extends ChangeFeed<Change> {}

/** A table that answers late, as one on a busy machine does. */
class LateTable implements ChangeSource<Change> {
  readonly rows: number[] = [5];

  async newest(): Promise<number> {
    await new Promise((resolve) => setTimeout(resolve, 700));
    return Math.max(...this.rows);
  }
  async since(after: number): Promise<Change[]> {
    await new Promise((resolve) => setTimeout(resolve, 50));
    return this.rows.filter((each) => each > after).map((each) => ({ change: String(each) }));
  }
}

test('实时更新 › what changes after a listener was told that it hears is told, however late the first look is', async () => {
  const table = new LateTable();
  const feed = new Feed(table);
  const heard: string[] = [];
  feed.onApplicationBootstrap();
  feed.listen((changes) => heard.push(...changes.map(({ change }) => change)));
  await feed.ready();
  table.rows.push(6);
  await untilTrue(() => heard.length > 0);
  expect(heard).toEqual(['6']);
  feed.onModuleDestroy();
});
