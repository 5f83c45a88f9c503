import { Injectable } from '@nestjs/common';
import type { Letter, LetterEdit, SignedLetter } from '#contracts/api/letters.js';
import { instantText } from '#domain/time/instant.js';
import { appendAudit } from '#persistence/audit/append-audit.js';
import { BusinessClock } from '#persistence/clock/business-clock.js';
import { Database } from '#persistence/database.js';
import { editLetter } from '#persistence/letters/edit-letter.js';
import {
  findLetter,
  letterOfHash,
  signedFile,
  type FullLetter,
} from '#persistence/letters/find-letter.js';
import { markRead } from '#persistence/letters/move-letter.js';
import { copiesOfLetter, readCopies, waitsFor } from '#persistence/notices/read-copy.js';
import { noteIfRoom } from '#persistence/refused-for-space.js';
import type { Actor } from '../http/actor.js';
import { isCurrent } from '../http/etag.js';
import { Problem } from '../http/problem.js';
import { notFound, stale } from '../http/problems.js';
import { WorkThread } from '../work-thread/work-thread.js';
import type { FileKind } from './draft-file.js';
import {
  alreadySigned,
  fontMissing,
  letterChanged,
  notPrintable,
  settledAlready,
} from './letter-problems.js';
import { editorOf, letterView, readsForRecipient } from './letter-view.js';

@Injectable()
export class LettersService {
  constructor(
    private readonly database: Database,
    private readonly clock: BusinessClock,
    private readonly thread: WorkThread,
  ) {}

  async view(actor: Actor, letter: FullLetter): Promise<Letter> {
    const row = await this.received(actor, letter);
    return letterView(row, actor, await copiesOfLetter(this.database, letter.id));
  }

  /** 签收: the recipient's first look at a delivered letter is written down. */
  private async received(actor: Actor, letter: FullLetter): Promise<FullLetter> {
    await this.readCopies(actor, letter);
    const first = letter.state === 'DELIVERED' && letter.readAt === null;
    if (!first || !readsForRecipient(actor, letter)) return letter;
    const now = await this.clock.now();
    await noteIfRoom(this.database.tx((sql) => markRead(sql, letter.id, actor.username, now)));
    return (await findLetter(this.database, actor.scopes, letter.id)) ?? letter;
  }

  /** 已阅: the first look of each office that the letter was copied to. */
  private async readCopies(actor: Actor, { id, state }: FullLetter): Promise<void> {
    if (state !== 'DELIVERED') return;
    if (!waitsFor(await copiesOfLetter(this.database, id), actor.desks)) return;
    const now = await this.clock.now();
    await noteIfRoom(this.database.tx((sql) => readCopies(sql, { letterId: id }, actor, now)));
  }

  async edit(
    actor: Actor,
    letter: FullLetter,
    edit: LetterEdit & { readonly ifMatch: string; readonly requestId: string },
  ): Promise<Letter> {
    if (letter.state !== 'DRAFT' || letter.withdrawnAt !== null) throw alreadySigned();
    if (letter.settled) throw settledAlready();
    if (!isCurrent(edit.ifMatch, letter.version)) throw stale();
    await this.printable(actor, { ...letter, title: edit.title, body: edit.body });
    const edited = await editLetter(this.database, {
      id: letter.id,
      version: letter.version,
      title: edit.title,
      body: edit.body,
      by: {
        username: actor.username,
        personId: actor.personId,
        office: actor.office,
        desk: editorOf(letter) ?? '',
        requestId: edit.requestId,
        businessNow: await this.clock.now(),
      },
    });
    if (edited === 'NO_DRAFT') throw alreadySigned();
    if (edited === 'SETTLED') throw settledAlready();
    if (edited === 'STALE') throw stale();
    const row = await findLetter(this.database, actor.scopes, letter.id);
    if (!row) throw notFound();
    return letterView(row, actor);
  }

  /** Words are kept that can be printed; where there is no font at all, that is the administrator's to mend. */
  private async printable(actor: Actor, letter: FullLetter): Promise<void> {
    const faults = await this.thread
      .run(actor.personId, 'unprintableDraft', letter)
      .catch((error: unknown) => {
        if (error instanceof Problem && error.facts.code === fontMissing) return [];
        throw error;
      });
    if (faults.length > 0) throw notPrintable(faults);
  }

  /** A draft is set as it stands now; a signed letter is the very bytes that were signed. */
  async file(actor: Actor, letter: FullLetter, kind: FileKind): Promise<Buffer> {
    if (letter.state === 'DRAFT') {
      return Buffer.from(await this.thread.run(actor.personId, 'draftFile', letter, kind));
    }
    const file = await signedFile(this.database, letter.id, kind);
    if (!file?.untouched) {
      await this.reportChange(actor, letter, kind);
      throw letterChanged();
    }
    await this.received(actor, letter);
    return file.bytes;
  }

  private async reportChange(actor: Actor, letter: FullLetter, kind: FileKind): Promise<void> {
    const audited = appendAudit(this.database, {
      businessAt: await this.clock.now(),
      actor: actor.username,
      person: actor.personId,
      office: actor.office,
      action: 'LETTER_CHANGE_FOUND',
      objectType: 'letter',
      objectId: letter.id,
      caseId: letter.caseId,
      details: { file: kind, number: letter.number, sha256: letter.sha256 },
    });
    await noteIfRoom(audited);
  }

  /** Whoever holds a file may ask which letter of their own scope it is. */
  async ofHash({ scopes }: Actor, sha256: string): Promise<SignedLetter> {
    const found = await letterOfHash(this.database, scopes, sha256);
    if (!found) throw notFound();
    const { signedBy, signer, signedAt, ...rest } = found;
    return {
      ...rest,
      signedBy: { username: signedBy, person: signer },
      signedAt: instantText(Number(signedAt)),
    };
  }
}
