import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { attachmentName } from '#contracts/api/attachments.js';
import { addAttachment, type Added } from '#persistence/attachments/add-attachment.js';
import { BlobStore } from '#persistence/attachments/blob-store.js';
import { findAttachment, type AttachmentRow } from '#persistence/attachments/find-attachments.js';
import { appendAudit } from '#persistence/audit/append-audit.js';
import { BusinessClock } from '#persistence/clock/business-clock.js';
import { Database } from '#persistence/database.js';
import { findTask, type FullTask } from '#persistence/inbox/find-task.js';
import { noteIfRoom } from '#persistence/refused-for-space.js';
import type { Actor } from '../http/actor.js';
import { checked } from '../http/checked.js';
import { notFound } from '../http/problems.js';
import { ClaimService, refuseTaken } from '../inbox/claim.service.js';
import { WorkThread } from '../work-thread/work-thread.js';
import { fileChanged, taskIsFull, wrongFileType } from './attachment-problems.js';
import { receiveFile, type Sent } from './receive-file.js';

@Injectable()
export class AttachmentsService {
  constructor(
    private readonly database: Database,
    private readonly clock: BusinessClock,
    private readonly claims: ClaimService,
    private readonly thread: WorkThread,
    private readonly blobs: BlobStore,
  ) {}

  /** Whoever may decide the task attaches to it, while it can be decided: 409, 400/413, 422, 415. */
  async add(actor: Actor, task: FullTask, request: FastifyRequest): Promise<Added> {
    refuseTaken(task, actor);
    const sent = await receiveFile(request, this.blobs);
    try {
      return await this.keep(actor, task, { ...sent, requestId: request.id });
    } finally {
      await this.blobs.discard(sent);
    }
  }

  private async keep(
    actor: Actor,
    task: FullTask,
    sent: Sent & { readonly requestId: string },
  ): Promise<Added> {
    const name = checked(attachmentName, sent.name, '/file');
    const type = await this.thread.run(actor.personId, 'kindOfFile', sent.file);
    if (type === null) throw wrongFileType();
    const added = await addAttachment(this.database, this.blobs, {
      taskId: task.id,
      caseId: task.caseId,
      name,
      type,
      received: sent,
      by: await this.claims.claimant(actor, sent.requestId),
    });
    if (added === 'FULL') throw taskIsFull();
    if (added !== 'TAKEN') return added;
    refuseTaken(await this.claims.again(actor, task), actor);
    throw notFound();
  }

  /** Read by whoever may read its task; bytes that are not those of the row are withheld and reported. */
  async read(
    actor: Actor,
    id: string,
  ): Promise<{ readonly row: AttachmentRow; readonly bytes: Readable }> {
    const row = await findAttachment(this.database, id);
    if (!row || !(await findTask(this.database, actor, row.taskId))) throw notFound();
    const bytes = await this.blobs.read(row.sha256);
    if (typeof bytes !== 'string') return { row, bytes };
    await this.report(actor, row, bytes);
    throw fileChanged();
  }

  private async report(actor: Actor, row: AttachmentRow, found: string): Promise<void> {
    const audited = appendAudit(this.database, {
      businessAt: await this.clock.now(),
      actor: actor.username,
      person: actor.personId,
      office: actor.office,
      action: 'ATTACHMENT_CHANGE_FOUND',
      objectType: 'attachment',
      objectId: row.id,
      details: { found, task: row.taskId, name: row.name, sha256: row.sha256 },
    });
    await noteIfRoom(audited);
  }
}
