import { Module, type DynamicModule } from '@nestjs/common';
import { BlobStore } from '#persistence/attachments/blob-store.js';
import { InboxModule } from '../inbox/inbox.module.js';
import { AttachmentsController } from './attachments.controller.js';
import { AttachmentsService } from './attachments.service.js';
import { BlobSweeper } from './blob-sweeper.js';

/** `folder`: where the bytes lie. */
@Module({})
export class AttachmentsModule {
  static of(folder: string): DynamicModule {
    return {
      module: AttachmentsModule,
      imports: [InboxModule],
      controllers: [AttachmentsController],
      providers: [
        { provide: BlobStore, useFactory: () => new BlobStore(folder) },
        AttachmentsService,
        BlobSweeper,
      ],
    };
  }
}
