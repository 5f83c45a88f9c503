import { Controller, Get, Query } from '@nestjs/common';
import { lawQuery } from '#contracts/api/law.js';
import { processesOf } from '#policy/catalogued.js';
import { coverageOf, outlinesOf } from '#policy/coverage.js';
import { loadPack, packs } from '#policy/load-packs.js';
import { NotInPack, type Pack } from '#policy/pack.js';
import { parametersOf } from '#policy/parameters.js';
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

/** `policy coverage`, `parameters`, `processes` and `readings list` of the CLI, with the same code behind them. */
@Controller('api/v1/policy')
export class LawController {
  @Get('coverage')
  coverage(@Query(new Checked(lawQuery)) asked: Asked): object {
    const of = packsOf(asked);
    return { items: of.flatMap(coverageOf), documents: of.flatMap(outlinesOf) };
  }

  @Get('parameters')
  parameters(@Query(new Checked(lawQuery)) asked: Asked): object {
    const listed = (pack: Pack): object[] =>
      parametersOf(pack).map((each) => ({ city: pack.id, ...each }));
    return { items: packsOf(asked).flatMap(listed) };
  }

  @Get('processes')
  processes(@Query(new Checked(lawQuery)) asked: Asked): object {
    return { items: packsOf(asked).flatMap(processesOf) };
  }

  @Get('readings')
  readings(@Query(new Checked(lawQuery)) asked: Asked): object {
    return { items: listReadings(packsOf(asked)) };
  }
}
