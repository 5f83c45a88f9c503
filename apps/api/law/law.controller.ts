import { Controller, Get, Query } from '@nestjs/common';
import { lawQuery } from '#contracts/api/law.js';
import { allAmendments } from '#persistence/amendments/amendment-rows.js';
import { Database } from '#persistence/database.js';
import { amended } from '#policy/amendments/amended.js';
import { processesOf } from '#policy/catalogued.js';
import { coverageOf, outlinesOf } from '#policy/coverage.js';
import { loadPack, packs } from '#policy/load-packs.js';
import { NotInPack, type Pack } from '#policy/pack.js';
import { parametersOf, type StatedParameter } from '#policy/parameters.js';
import { listReadings } from '#policy/readings-list.js';
import { Checked } from '../http/checked.js';
import { invalid } from '../http/problems.js';

interface Asked {
  readonly city?: string | undefined;
}

function packsOf({ city }: Asked): readonly Pack[] {
  if (city === undefined) return packs();
  try {
    return [loadPack(city)];
  } catch (error) {
    if (!(error instanceof NotInPack)) throw error;
    const message = `没有 ${city} 的规则包 / There is no pack of ${city}`;
    throw invalid([{ pointer: '/city', code: 'UNKNOWN_VALUE', message }]);
  }
}

/** A parameter as the list shows it: of what adopted it, document, persons and day. */
function listed(city: string, { amendment, ...stated }: StatedParameter): object {
  if (!amendment) return { city, ...stated, amendment };
  const { id, by, on, caseId } = amendment;
  const { number, date, issuer } = amendment.document;
  return { city, ...stated, amendment: { id, document: { number, date, issuer }, by, on, caseId } };
}

/**
 * `policy coverage`, `parameters`, `processes` and `readings list` of the CLI, with the same code behind them.
 * What cities have adopted since stands among parameters and readings.
 */
@Controller('api/v1/policy')
export class LawController {
  constructor(private readonly database: Database) {}

  @Get('coverage')
  coverage(@Query(new Checked(lawQuery)) asked: Asked): object {
    const of = packsOf(asked);
    return { items: of.flatMap(coverageOf), documents: of.flatMap(outlinesOf) };
  }

  @Get('parameters')
  async parameters(@Query(new Checked(lawQuery)) asked: Asked): Promise<object> {
    const amendedPacks = await this.amended(asked);
    return {
      items: amendedPacks.flatMap((pack) =>
        parametersOf(pack).map((each) => listed(pack.id, each)),
      ),
    };
  }

  @Get('processes')
  processes(@Query(new Checked(lawQuery)) asked: Asked): object {
    return { items: packsOf(asked).flatMap(processesOf) };
  }

  @Get('readings')
  async readings(@Query(new Checked(lawQuery)) asked: Asked): Promise<object> {
    return { items: listReadings(await this.amended(asked)) };
  }

  private async amended(asked: Asked): Promise<readonly Pack[]> {
    const adopted = await allAmendments(this.database);
    return packsOf(asked).map((pack) =>
      amended(
        pack,
        adopted.filter(({ city }) => city === pack.id),
      ),
    );
  }
}
