import { join } from 'node:path';
import { z } from 'zod';
import type { Fund } from '#domain/ids/case-id.js';
import { sum, yuan, type Yuan } from '#domain/money/yuan.js';
import { day, type Day } from '#domain/time/day.js';
import { readWhole, writeWhole } from '../journal/write-whole.js';
import { providers } from './claims.js';
import {
  figureNamed,
  periodKind,
  plainNames,
  type Figure,
  type Place,
  type Value,
} from './figure-table.js';
import { partsOf, placesOf } from './units.js';

const value = z.union([z.string(), z.number()]);
const stored = z.array(z.tuple([z.string(), value]));

/** A figure of a place with its value, as `GET /figures` lists it. */
export interface Told extends Place {
  readonly city: string;
  readonly name: string;
  readonly value: Value;
  /** Somebody set it; false: made up here. */
  readonly set: boolean;
}

/** 财政专户余额 as the bank's books have it. */
export type SpecialBalance = (city: string, fund: Fund, at: Day) => Yuan;

/**
 * What the outside systems answer: made-up figures, and over them those that somebody set, which stay
 * when the process ends. A figure that is worked out from others follows them unless it is set itself.
 */
export class FigureDesk {
  readonly #path: string;
  readonly #set: Map<string, Value>;
  readonly #balances: Readonly<Record<string, Figure>>;

  constructor(folder: string, balance: SpecialBalance) {
    this.#path = join(folder, 'figures.json');
    const kept = readWhole(this.#path);
    this.#set = new Map(kept === undefined ? [] : stored.parse(kept));
    const of = ({ unit, fund, period }: Place): Yuan =>
      balance(unit, fund ?? 'EMPLOYEE', day(period));
    const funds = ['EMPLOYEE', 'RESIDENT'] as const;
    const special: Figure = { persons: false, periods: ['DAY'], funds, ofCity: true, of };
    this.#balances = { specialAccountBalance: special };
  }

  /** The figure of a name; undefined: no adapter can ask for it. */
  known(name: string): Figure | undefined {
    return figureNamed(name, this.#balances);
  }

  read(name: string, at: Place): Value {
    const set = this.#set.get(keyOf(name, at));
    if (set !== undefined) return set;
    const figure = this.known(name);
    if (!figure) throw new RangeError(`no figure ${name}`);
    const parts = figure.ofCity ? [at.unit] : partsOf(at.unit);
    if (parts.length === 1 && parts[0] === at.unit) {
      return figure.of(at, (other, place) => this.read(other, place));
    }
    const values = parts.map((unit) => this.read(name, { ...at, unit }));
    return figure.persons
      ? values.reduce<number>((all, each) => all + Number(each), 0)
      : sum(values.map((each) => yuan(String(each))));
  }

  isSet(name: string, at: Place): boolean {
    return this.#set.has(keyOf(name, at));
  }

  yuan(name: string, at: Place): Yuan {
    return yuan(String(this.read(name, at)));
  }

  persons(name: string, at: Place): number {
    return Number(this.read(name, at));
  }

  set(figures: readonly (Place & { readonly name: string; readonly value: Value })[]): void {
    for (const { name, value: given, ...at } of figures) this.#set.set(keyOf(name, at), given);
    writeWhole(this.#path, [...this.#set]);
  }

  /** Every figure of a city's places in a period, of one place where it is named. */
  list(city: string, period: string, only?: string): Told[] {
    const kind = periodKind(period);
    const places = placesOf(city).filter((unit) => only === undefined || unit === only);
    return places.flatMap((unit) =>
      this.#namesAt(city, unit).flatMap((name) => {
        const figure = this.known(name);
        if (!figure || kind === null || !figure.periods.includes(kind)) return [];
        return figure.funds.map((fund): Told => {
          const at = { unit, fund, period };
          const set = this.isSet(name, at);
          return { city, ...at, name, value: this.read(name, at), set };
        });
      }),
    );
  }

  /** What somebody set, of any period. */
  listSet(city: string): Told[] {
    return [...this.#set].flatMap(([key, set]) => {
      const [name = '', unit = '', fund = '', period = ''] = key.split('/');
      if (!placesOf(city).includes(unit)) return [];
      const known = fund === '' ? null : (fund as Fund);
      return [{ city, unit, fund: known, period, name, value: set, set: true }];
    });
  }

  #namesAt(city: string, unit: string): readonly string[] {
    const own = providers().filter((each) => each.unit === unit);
    const ofProviders = ['claims', 'clearing'].flatMap((kind) =>
      own.map(({ code }) => `${kind}.${code}`),
    );
    const balances = placesOf(city)[0] === unit ? Object.keys(this.#balances) : [];
    return [...plainNames, ...ofProviders, ...balances];
  }
}

const keyOf = (name: string, { unit, fund, period }: Place): string =>
  [name, unit, fund ?? '', period].join('/');
