import { Controller, Get, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import {
  processesQuery,
  type ProcessesList,
  type ProcessesQuery,
} from '#contracts/api/case-lists.js';
import { dayOf } from '#domain/time/instant.js';
import { allAmendments } from '#persistence/amendments/amendment-rows.js';
import { countCases } from '#persistence/cases/list-cases.js';
import { BusinessClock } from '#persistence/clock/business-clock.js';
import { Database } from '#persistence/database.js';
import { knownPlaces } from '#persistence/organisation/known-places.js';
import { loadPack } from '#policy/load-packs.js';
import { listProcesses } from '#policy/process/list.js';
import { actorIn } from '../http/actor.js';
import { Checked } from '../http/checked.js';
import { KnownPlaces } from '../http/known-places.js';
import { quotedClause } from './quoted-clause.js';

const unquoted = { quote: null, document: null, article: null };

/**
 * 流程: what the document of each hosted city asks for. That is law, which whoever is signed in may read;
 * its cases are counted as far as the reader may see them.
 */
@Controller('api/v1/processes')
export class ProcessListController {
  constructor(
    private readonly database: Database,
    private readonly clock: BusinessClock,
    private readonly places: KnownPlaces,
  ) {}

  @Get()
  async list(
    @Query(new Checked(processesQuery)) asked: ProcessesQuery,
    @Req() request: FastifyRequest,
  ): Promise<ProcessesList> {
    await this.places.check(asked);
    const [now, counts, known, adopted] = await Promise.all([
      this.clock.now(),
      countCases(this.database, actorIn(request).scopes),
      knownPlaces(this.database),
      allAmendments(this.database),
    ]);
    const hosted = [...known.cities].filter((city) => (asked.city ?? city) === city).sort();
    const laws = hosted.map((city) => ({
      pack: loadPack(city),
      amendments: adopted.filter((each) => each.city === city),
    }));
    const items = listProcesses(dayOf(now), laws).map(({ title, ...process }) => {
      const count = counts.find(
        (each) => each.city === process.city && each.process === process.id,
      );
      const { city, clause } = process;
      return {
        ...process,
        ...(clause === null ? unquoted : quotedClause(city, clause)),
        missing: [...process.missing],
        awaits: [...process.awaits],
        startedBy: [...process.startedBy],
        startedFor: process.startedFor && {
          units: [...process.startedFor.units],
          funds: [...process.startedFor.funds],
        },
        title: title.zh,
        processTitle: title,
        cases: { open: count?.open ?? 0, finished: count?.finished ?? 0 },
      };
    });
    return { items, next: null };
  }
}
