import { Body, Controller, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import {
  newEmail,
  newPerson,
  newPost,
  peopleQuery,
  type PeoplePage,
  type Person,
  type PersonWithSecret,
} from '#contracts/api/people.js';
import { actorIn } from '../http/actor.js';
import { bodyOf } from '../http/body.js';
import { Checked, checked } from '../http/checked.js';
import { PeopleService } from './people.service.js';

const nothing = z.strictObject({});

/** The accounts of a city, for its administrator and for the operator of the machine. */
@Controller('api/v1/people')
export class PeopleController {
  constructor(private readonly people: PeopleService) {}

  @Get()
  list(
    @Query(new Checked(peopleQuery)) query: z.output<typeof peopleQuery>,
    @Req() request: FastifyRequest,
  ): Promise<PeoplePage> {
    return this.people.list(actorIn(request), query);
  }

  @Post()
  @HttpCode(201)
  create(@Body() body: unknown, @Req() request: FastifyRequest): Promise<PersonWithSecret> {
    const actor = actorIn(request);
    return this.people.create(actor, checked(newPerson, bodyOf(body)), request.id);
  }

  @Post(':username/disable')
  @HttpCode(200)
  disable(
    @Param('username') username: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
  ): Promise<Person> {
    checked(nothing, body ?? {});
    return this.people.setDisabled(actorIn(request), username, true, request.id);
  }

  @Post(':username/enable')
  @HttpCode(200)
  enable(
    @Param('username') username: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
  ): Promise<Person> {
    checked(nothing, body ?? {});
    return this.people.setDisabled(actorIn(request), username, false, request.id);
  }

  @Post(':username/post')
  @HttpCode(200)
  post(
    @Param('username') username: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
  ): Promise<Person> {
    const actor = actorIn(request);
    return this.people.post(actor, username, () => checked(newPost, bodyOf(body)), request.id);
  }

  @Post(':username/email')
  @HttpCode(200)
  email(
    @Param('username') username: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
  ): Promise<Person> {
    const actor = actorIn(request);
    return this.people.email(actor, username, () => checked(newEmail, bodyOf(body)), request.id);
  }

  @Post(':username/reset')
  @HttpCode(200)
  reset(
    @Param('username') username: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
  ): Promise<PersonWithSecret> {
    checked(nothing, body ?? {});
    return this.people.reset(actorIn(request), username, request.id);
  }
}
