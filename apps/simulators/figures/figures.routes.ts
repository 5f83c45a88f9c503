import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { hostedCities } from '#policy/hosted-cities.js';
import { fundField, unitField } from '../http/fields.js';
import { checked, Problem, type FieldError } from '../http/problem.js';
import type { OutsideWorld } from '../outside-world.js';
import { providerOf } from './claims.js';
import type { FigureDesk } from './figure-desk.js';
import { periodKind } from './figure-table.js';
import { cityOf, placesOf } from './units.js';

const most = 5_000;
const period = z
  .string()
  .max(10)
  .refine((text) => periodKind(text) !== null, 'a year, quarter, month or day');
const city = z
  .string()
  .max(30)
  .refine((id) => placesOf(id).length > 0, 'a city hosted here');
const figure = z.strictObject({
  city,
  unit: unitField,
  fund: fundField.nullable().default(null),
  period,
  name: z.string().min(1).max(60),
  value: z.union([z.string().max(21), z.int().min(0)]),
});
type Given = z.infer<typeof figure>;
const figureList = z.strictObject({ figures: z.array(figure).max(most) });
const figureQuery = z.strictObject({
  city: city.optional(),
  unit: unitField.refine((code) => cityOf(code) !== undefined, 'a unit hosted here').optional(),
  fund: fundField.optional(),
  /** Absent: what somebody set, of any period. */
  period: period.optional(),
});

/** What is wrong with a figure beside its shape, field by field. */
function faultsOf(desk: FigureDesk, given: Given): readonly (readonly [string, string, string])[] {
  const { name, fund, unit, value } = given;
  const known = desk.known(name);
  if (!known) return [['name', 'UNKNOWN_VALUE', `没有数据 ${name} No adapter asks for ${name}.`]];
  const kind = periodKind(given.period);
  const provider = providerOf(name.split('.')[1] ?? '');
  const ofUnit = provider === undefined || provider.unit === unit;
  const ofCity = known.ofCity === true && placesOf(given.city)[0] !== unit;
  const amount = /^(0|[1-9]\d{0,17})\.\d{2}$/.test(String(value)) && typeof value === 'string';
  const persons = typeof value === 'number' || /^(0|[1-9]\d{0,11})$/.test(value);
  return [
    ...(cityOf(unit) === given.city && ofUnit && !ofCity
      ? []
      : [['unit', 'UNKNOWN_VALUE', `${unit} 没有这一数据 The unit has no such figure.`] as const]),
    ...(known.funds.includes(fund) || known.funds.includes(null)
      ? []
      : [['fund', 'UNKNOWN_VALUE', `${name}: ${known.funds.join(', ')}`] as const]),
    ...(kind !== null && known.periods.includes(kind)
      ? []
      : [['period', 'UNKNOWN_VALUE', `${name}: ${known.periods.join(', ')}`] as const]),
    ...((known.persons ? persons : amount)
      ? []
      : [['value', 'INVALID', known.persons ? '人数 a whole number' : '金额 "1.00"'] as const]),
  ];
}

function mustFit(desk: FigureDesk, figures: readonly Given[]): void {
  const errors = figures.flatMap((given, index) =>
    faultsOf(desk, given).map(([field, code, message]): FieldError => ({
      pointer: `/figures/${index}/${field}`,
      code,
      message,
    })),
  );
  if (errors.length === 0) return;
  const shown = errors.slice(0, 100);
  throw new Problem(422, 'INVALID', '请更正所列数据 Correct the figures listed in errors.', shown);
}

/** What a test or a rehearsal may say the outside systems answer from then on, and what they answer. */
export function figureRoutes(app: FastifyInstance, { figures }: OutsideWorld): void {
  app.put('/figures', async (request) => {
    checked(z.strictObject({}), request.query);
    const given = checked(figureList, request.body).figures;
    mustFit(figures, given);
    figures.set(
      given.map(({ name, unit, fund, period: at, value }) => {
        const known = figures.known(name);
        const place = { unit, fund: known?.funds.includes(null) ? null : fund, period: at };
        return { name, value: known?.persons ? Number(value) : value, ...place };
      }),
    );
    return { set: given.length };
  });

  app.get('/figures', async (request) => {
    const { city: named, unit, fund, period: at } = checked(figureQuery, request.query);
    const cities = named === undefined ? hostedCities() : [named];
    const items = cities.flatMap((of) =>
      at === undefined ? figures.listSet(of) : figures.list(of, at, unit),
    );
    return {
      items: items.filter(
        (each) => (unit ?? each.unit) === each.unit && (fund ?? each.fund) === each.fund,
      ),
    };
  });
}
