import { Module, type DynamicModule } from '@nestjs/common';
import type { Database } from '#persistence/database.js';
import { AttachmentsModule } from './attachments/attachments.module.js';
import { BoardModule } from './board/board.module.js';
import { CalendarModule } from './calendar/calendar.module.js';
import { CasesModule } from './cases/cases.module.js';
import { DatabaseModule } from './database.module.js';
import { EventsModule } from './events/events.module.js';
import { HealthModule } from './health/health.module.js';
import { HttpModule } from './http/http.module.js';
import { InboxModule } from './inbox/inbox.module.js';
import { LawModule } from './law/law.module.js';
import { LettersModule } from './letters/letters.module.js';
import { MoneyModule } from './money/money.module.js';
import { NoticesModule } from './notices/notices.module.js';
import { ObligationsModule } from './obligations/obligations.module.js';
import { OperationsModule } from './operations/operations.module.js';
import { OpenapiModule } from './openapi/openapi.module.js';
import { PeopleModule } from './people/people.module.js';
import { RulesModule } from './rules/rules.module.js';
import { SecurityModule } from './security/security.module.js';
import { SessionModule } from './session/session.module.js';
import { WorkThreadModule } from './work-thread/work-thread.module.js';

/** What a running API is made of; `engine` is what reaches the outside of this process. */
@Module({})
export class ApiModule {
  static of(parts: {
    readonly database: Database;
    readonly engine: NonNullable<DynamicModule['imports']>;
    readonly clockMovable?: boolean | undefined;
    readonly attachments: string;
  }): DynamicModule {
    return {
      module: ApiModule,
      imports: [
        DatabaseModule.of(parts.database, parts.clockMovable),
        SecurityModule,
        HttpModule,
        WorkThreadModule,
        ...parts.engine,
        SessionModule,
        InboxModule,
        AttachmentsModule.of(parts.attachments),
        CasesModule,
        NoticesModule,
        ObligationsModule,
        BoardModule,
        LettersModule,
        MoneyModule,
        CalendarModule,
        RulesModule,
        LawModule,
        EventsModule,
        OpenapiModule,
        OperationsModule,
        PeopleModule,
        HealthModule,
      ],
    };
  }
}
