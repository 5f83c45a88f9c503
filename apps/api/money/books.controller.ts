import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import {
  bookEntriesQuery,
  booksQuery,
  type BookEntriesQuery,
  type BooksQuery,
} from '#contracts/api/books.js';
import { actorIn } from '../http/actor.js';
import { Checked } from '../http/checked.js';
import { BooksService } from './books.service.js';

@Controller('api/v1/books')
export class BooksController {
  constructor(private readonly books: BooksService) {}

  @Get()
  async list(
    @Query(new Checked(booksQuery)) query: BooksQuery,
    @Req() request: FastifyRequest,
  ): Promise<object> {
    return await this.books.books(actorIn(request), query);
  }

  @Get(':id/entries')
  async entries(
    @Param('id') id: string,
    @Query(new Checked(bookEntriesQuery)) query: BookEntriesQuery,
    @Req() request: FastifyRequest,
  ): Promise<object> {
    return await this.books.entries(actorIn(request), id, query);
  }
}
