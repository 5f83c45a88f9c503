import { Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type AttachmentReceipt } from '#contracts/api/attachments.js';
import { shownTypes } from '#contracts/file-types.js';
import { actorIn, taskIn } from '../http/actor.js';
import { setEtag } from '../http/etag.js';
import { notFound } from '../http/problems.js';
import { sendFile } from '../http/send-file.js';
import { isUuid } from '../http/uuid.js';
import { AttachmentsService } from './attachments.service.js';
import { sandbox, titleOf } from './file-face.js';

@Controller('api/v1')
export class AttachmentsController {
  constructor(private readonly attachments: AttachmentsService) {}

  @Post('tasks/:id/attachments')
  @HttpCode(201)
  async add(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AttachmentReceipt> {
    const { version, ...receipt } = await this.attachments.add(
      actorIn(request),
      taskIn(request),
      request,
    );
    setEtag(reply, version);
    return receipt;
  }

  @Get('attachments/:id')
  async read(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (!isUuid(id)) throw notFound();
    const { row, bytes } = await this.attachments.read(actorIn(request), id);
    reply.headers(sandbox(row.type));
    await sendFile(reply, {
      title: titleOf(row),
      plain: 'attachment',
      kind: row.type,
      bytes,
      size: row.size,
      shown: shownTypes.includes(row.type),
    });
  }
}
