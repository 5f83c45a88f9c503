import { Organisation0001 } from './0001-organisation.js';
import { Cases0002 } from './0002-cases.js';
import { Ledger0003 } from './0003-ledger.js';
import { Obligations0004 } from './0004-obligations.js';
import { BusinessClock0005 } from './0005-business-clock.js';
import { InboxOfCity0006 } from './0006-inbox-of-city.js';
import { Escalation0007 } from './0007-escalation.js';
import { Letters0008 } from './0008-letters.js';
import { Notices0009 } from './0009-notices.js';
import { Operations0010 } from './0010-operations.js';
import { OpenItems0011 } from './0011-open-items.js';
import { Board0012 } from './0012-board.js';
import { UnitInCity0013 } from './0013-unit-in-city.js';
import { CalendarNotices0014 } from './0014-calendar-notices.js';
import { CoarserCounters0015 } from './0015-coarser-counters.js';
import { UnorderedMoney0016 } from './0016-unordered-money.js';
import { Hats0017 } from './0017-hats.js';
import { People0018 } from './0018-people.js';
import { EngineRefusals0019 } from './0019-engine-refusals.js';
import { Seen0020 } from './0020-seen.js';
import { DecidedForms0021 } from './0021-decided-forms.js';
import { ClaimsOfDisabled0022 } from './0022-claims-of-disabled.js';
import { LettersHeldBack0023 } from './0023-letters-held-back.js';
import { PastProposed0024 } from './0024-past-proposed.js';
import { MailByAddress0025 } from './0025-mail-by-address.js';
import { Strength0026 } from './0026-strength.js';
import { Ways0028 } from './0028-ways.js';
import { LawOfCases0029 } from './0029-law-of-cases.js';
import { Facts0030 } from './0030-facts.js';
import { Books0031 } from './0031-books.js';
import { Attachments0032 } from './0032-attachments.js';
import { Course0033 } from './0033-course.js';
import { Revisions0034 } from './0034-revisions.js';
import { Openings0035 } from './0035-openings.js';
import { Gates0036 } from './0036-gates.js';
import { ReceiptOfDuty0037 } from './0037-receipt-of-duty.js';
import { Hearings0038 } from './0038-hearings.js';
import { OutsideParties0039 } from './0039-outside-parties.js';
import { CaseLists0040 } from './0040-case-lists.js';
import { Amendments0041 } from './0041-amendments.js';
import { TakeCase0043 } from './0043-take-case.js';
import { Withholding0046 } from './0046-withholding.js';
import { ExcessOfDuty0047 } from './0047-excess-of-duty.js';
import { CourseOf0050 } from './0050-course-of.js';

/** In order, for ever: a merged migration is never edited, only followed. */
export const migrations = [
  Organisation0001,
  Cases0002,
  Ledger0003,
  Obligations0004,
  BusinessClock0005,
  InboxOfCity0006,
  Escalation0007,
  Letters0008,
  Notices0009,
  Operations0010,
  OpenItems0011,
  Board0012,
  UnitInCity0013,
  CalendarNotices0014,
  CoarserCounters0015,
  UnorderedMoney0016,
  Hats0017,
  People0018,
  EngineRefusals0019,
  Seen0020,
  DecidedForms0021,
  ClaimsOfDisabled0022,
  LettersHeldBack0023,
  PastProposed0024,
  MailByAddress0025,
  Strength0026,
  Ways0028,
  LawOfCases0029,
  Facts0030,
  Books0031,
  Attachments0032,
  Course0033,
  Revisions0034,
  Openings0035,
  Gates0036,
  ReceiptOfDuty0037,
  Hearings0038,
  OutsideParties0039,
  CaseLists0040,
  Amendments0041,
  TakeCase0043,
  Withholding0046,
  ExcessOfDuty0047,
  CourseOf0050,
];
