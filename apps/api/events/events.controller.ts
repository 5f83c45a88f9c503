import { Controller, Get, Req, Res, type OnModuleDestroy } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Database } from '#persistence/database.js';
import type { TaskChange } from '#persistence/inbox/task-changes.js';
import { findSession } from '#persistence/sessions/find-session.js';
import { actorIn, actorOf, type Actor } from '../http/actor.js';
import { idleMinutes } from '../http/session-cookie.js';
import { TaskFeed } from './task-feed.js';

const heartbeatMs = 15_000;
const retryMs = 2_000;

const concerns = (actor: Actor, { candidateGroup, claimedBy }: TaskChange): boolean =>
  actor.desks.includes(candidateGroup) || claimedBy === actor.username;

/** 事项变动: tells a browser that tasks of its desks changed; it then reads its list again. */
@Controller('api/v1/events')
export class EventsController implements OnModuleDestroy {
  private readonly open = new Set<() => void>();

  constructor(
    private readonly feed: TaskFeed,
    private readonly database: Database,
  ) {}

  onModuleDestroy(): void {
    for (const end of this.open) end();
  }

  @Get()
  stream(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    let actor = actorIn(request);
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, {
      ...Object.fromEntries(
        Object.entries(reply.getHeaders()).map(([name, value]) => [name, String(value)]),
      ),
      'content-type': 'text/event-stream; charset=utf-8',
      'x-accel-buffering': 'no',
    });
    if (request.method === 'HEAD') return void raw.end();
    raw.write(`retry: ${retryMs}\nevent: ready\ndata: {}\n\n`);
    const stop = this.feed.listen((changes) => {
      const mine = changes.filter((change) => concerns(actor, change)).length;
      if (mine > 0) raw.write(`event: tasks\ndata: ${JSON.stringify({ changed: mine })}\n\n`);
    });
    const goOn = async (): Promise<void> => {
      const now = await this.again(actor);
      if (!now) throw new Error('the session has ended');
      actor = now;
      raw.write(': still here\n\n');
    };
    const beat = setInterval(() => void goOn().catch(() => end()), heartbeatMs);
    const end = (): void => {
      clearInterval(beat);
      stop();
      this.open.delete(end);
      raw.end();
    };
    this.open.add(end);
    raw.on('close', end);
  }

  /** A session that has ended hears nothing more; changed posts count from here on. */
  private async again({ tokenHash }: Actor): Promise<Actor | null> {
    const signedIn = tokenHash && (await findSession(this.database, tokenHash, idleMinutes));
    return signedIn ? actorOf(signedIn, tokenHash) : null;
  }
}
