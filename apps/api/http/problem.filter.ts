import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { WebApp } from '../web-app/web-app.js';
import { databaseProblem } from './database-problem.js';
import type { SecurityTrail } from '../security/security-trail.js';
import { Problem } from './problem.js';
import * as problems from './problems.js';

/** Faults of Fastify itself, met before any code of ours. */
const byStatus: Readonly<Record<number, () => Problem>> = {
  400: () =>
    problems.malformed('MALFORMED', {
      zh: '请检查请求的地址和内容',
      en: 'Check the address and the content of the request',
    }),
  404: problems.notFound,
  413: problems.tooLarge,
  414: problems.notFound,
  415: problems.wrongMedia,
};

/** Seconds after which to ask again, where a problem of ours says nothing nearer. */
const comeBack = { 'retry-after': '15' };

/** Every refusal leaves as `application/problem+json`; what nobody foresaw is told to the log only. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly log: Logger,
    private readonly web: WebApp,
    private readonly trail: SecurityTrail,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const problem = this.problemOf(error);
    const { status, headers } = problem.facts;
    if (status >= 500) this.tell(error, request);
    if (status === 403 && request.actor) {
      const call = `${request.method} ${request.routeOptions.url ?? ''}`;
      this.trail.refused(request.actor, call, problem.facts.code, request.id);
    }
    if (reply.raw.headersSent) {
      reply.raw.destroy();
      return;
    }
    void reply.status(status).headers({ ...(status === 503 ? comeBack : {}), ...headers });
    if (this.web.showsMissing(request, status)) return void this.web.sendShell(reply);
    void reply
      .header('content-type', 'application/problem+json; charset=utf-8')
      .send(JSON.stringify(problem.document(request.id)));
  }

  /** A refusal of ours, such as too busy, is one line; a fault nobody foresaw is told with its stack. */
  private tell(error: unknown, { id: requestId, url }: FastifyRequest): void {
    if (error instanceof Problem) this.log.warn({ code: error.facts.code, requestId, url });
    else this.log.error({ err: error, requestId, url });
  }

  private problemOf(error: unknown): Problem {
    if (error instanceof Problem) return error;
    if (error instanceof HttpException) {
      const own = byStatus[error.getStatus()];
      if (own) return own();
      if (error.cause instanceof Problem) return error.cause;
    }
    return databaseProblem(error) ?? problems.unexpected();
  }
}
