import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { demandActor } from './right.js';

/**
 * Every controller demands its caller by itself, whatever the front door has done before: without an
 * actor nothing but a public route is entered.
 */
@Injectable()
export class ActorGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    demandActor(context.switchToHttp().getRequest<FastifyRequest>());
    return true;
  }
}
