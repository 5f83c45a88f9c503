import { Controller, Get } from '@nestjs/common';
import type { NamesView } from '#contracts/api/names.js';
import { Database } from '#persistence/database.js';
import { knownPlaces } from '#persistence/organisation/known-places.js';
import { loadPack } from '#policy/load-packs.js';
import { anyStateTitle, knownStates } from '#policy/process/case-words.js';
import { namesOfPack } from '#policy/names-of-pack.js';

/** What the hosted cities call things; the web app holds no name itself. */
@Controller('api/v1/names')
export class NamesController {
  constructor(private readonly database: Database) {}

  @Get()
  async read(): Promise<NamesView> {
    const { cities } = await knownPlaces(this.database);
    return {
      items: [...cities].sort().map((city) => namesOfPack(loadPack(city))),
      states: [...knownStates()].map((code) => ({ code, title: anyStateTitle(code) })),
    };
  }
}
