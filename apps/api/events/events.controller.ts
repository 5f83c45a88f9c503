import { Controller, Get, Req, Res, type OnModuleDestroy } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Database } from '#persistence/database.js';
import type { TaskChange } from '#persistence/inbox/task-changes.js';
import { addressesOf } from '#persistence/notices/addresses.js';
import type { NoticeChange } from '#persistence/notices/notice-changes.js';
import { findSession } from '#persistence/sessions/find-session.js';
import { actorIn, actorOf, type Actor } from '../http/actor.js';
import { idleMinutes } from '../http/session-cookie.js';
import { NoticeFeed } from '../notices/notice-feed.js';
import { TaskFeed } from './task-feed.js';

const heartbeatMs = 15_000;
const retryMs = 2_000;
/** A stream names so many tasks at once; a page that shows more reads its list again anyway. */
const mostNamed = 100;

const concerns = (actor: Actor, { candidateGroup, claimedBy }: TaskChange): boolean =>
  actor.desks.includes(candidateGroup) || claimedBy === actor.username;

/** As a list or a page shows it: who holds the task now, so that nobody works on what another took. */
const standing = ({ id, version, state, claimedBy, claimedByPerson }: TaskChange) => ({
  id,
  version,
  state,
  claimedBy:
    claimedBy === null ? null : { username: claimedBy, person: claimedByPerson ?? claimedBy },
});

const isTold = (actor: Actor, { recipient }: NoticeChange): boolean =>
  addressesOf(actor.desks).includes(recipient);

/** 事项变动、通知: tells a browser that tasks or notices of its desks changed; it then reads its list again. */
@Controller('api/v1/events')
export class EventsController implements OnModuleDestroy {
  private readonly open = new Set<() => void>();

  constructor(
    private readonly tasks: TaskFeed,
    private readonly notices: NoticeFeed,
    private readonly database: Database,
  ) {}

  onModuleDestroy(): void {
    for (const end of this.open) end();
  }

  @Get()
  async stream(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    let actor = actorIn(request);
    reply.hijack();
    const { raw } = reply;
    let told = false;
    const tell = (event: 'tasks' | 'notices', changed: number, more: object = {}): void => {
      if (told && changed > 0) {
        raw.write(`event: ${event}\ndata: ${JSON.stringify({ changed, ...more })}\n\n`);
      }
    };
    const stopTasks = this.tasks.listen((changes) => {
      const own = changes.filter((change) => concerns(actor, change));
      tell('tasks', own.length, { tasks: own.slice(-mostNamed).map(standing) });
    });
    const stopNotices = this.notices.listen((changes) =>
      tell('notices', changes.filter((change) => isTold(actor, change)).length),
    );
    // The browser reads its lists when the stream opens; nothing may change unheard between the two.
    await Promise.all([this.tasks.ready(), this.notices.ready()]);
    told = true;
    raw.writeHead(200, {
      ...Object.fromEntries(
        Object.entries(reply.getHeaders()).map(([name, value]) => [name, String(value)]),
      ),
      'content-type': 'text/event-stream; charset=utf-8',
      'x-accel-buffering': 'no',
    });
    if (request.method === 'HEAD') {
      stopTasks();
      stopNotices();
      return void raw.end();
    }
    raw.write(`retry: ${retryMs}\nevent: ready\ndata: {}\n\n`);
    const goOn = async (): Promise<void> => {
      const now = await this.again(actor);
      if (!now) throw new Error('the session has ended');
      actor = now;
      raw.write(': still here\n\n');
    };
    const beat = setInterval(() => void goOn().catch(() => end()), heartbeatMs);
    const end = (): void => {
      clearInterval(beat);
      stopTasks();
      stopNotices();
      this.open.delete(end);
      raw.end();
    };
    this.open.add(end);
    if (raw.destroyed) end();
    else raw.on('close', end);
  }

  /** A session that has ended hears nothing more; changed posts count from here on. */
  private async again({ tokenHash }: Actor): Promise<Actor | null> {
    const signedIn = tokenHash && (await findSession(this.database, tokenHash, idleMinutes));
    return signedIn ? actorOf(signedIn, tokenHash) : null;
  }
}
