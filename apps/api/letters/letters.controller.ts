import { Body, Controller, Get, Put, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  letterEdit,
  signedLetterQuery,
  type Letter,
  type SignedLetter,
  type SignedLetterQuery,
} from '#contracts/api/letters.js';
import { actorIn, letterIn } from '../http/actor.js';
import { bodyOf } from '../http/body.js';
import { checked, Checked } from '../http/checked.js';
import { ifMatchIn, setEtag } from '../http/etag.js';
import { sendFile } from '../http/send-file.js';
import type { FileKind } from './draft-file.js';
import { LettersService } from './letters.service.js';

@Controller('api/v1/letters')
export class LettersController {
  constructor(private readonly letters: LettersService) {}

  @Get('signed')
  async signed(
    @Query(new Checked(signedLetterQuery)) { sha256 }: SignedLetterQuery,
    @Req() request: FastifyRequest,
  ): Promise<SignedLetter> {
    return await this.letters.ofHash(actorIn(request), sha256);
  }

  @Get(':id.pdf')
  async pdf(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.send(request, reply, 'pdf');
  }

  @Get(':id.docx')
  async docx(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.send(request, reply, 'docx');
  }

  @Get(':id')
  async read(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Letter> {
    const letter = await this.letters.view(actorIn(request), letterIn(request));
    setEtag(reply, letter.version);
    return letter;
  }

  @Put(':id')
  async edit(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() body: unknown,
  ): Promise<Letter> {
    const given = bodyOf(body);
    const ifMatch = ifMatchIn(request);
    const letter = await this.letters.edit(actorIn(request), letterIn(request), {
      ...checked(letterEdit, given),
      ifMatch,
      requestId: request.id,
    });
    setEtag(reply, letter.version);
    return letter;
  }

  private async send(request: FastifyRequest, reply: FastifyReply, kind: FileKind): Promise<void> {
    const letter = letterIn(request);
    const bytes = await this.letters.file(actorIn(request), letter, kind);
    await sendFile(reply, { title: letter.number ?? letter.title, plain: 'letter', kind, bytes });
  }
}
