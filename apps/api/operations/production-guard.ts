import type { Database } from '#persistence/database.js';
import { demoStanding, openingsStand } from '#persistence/demo/demo-load.js';
import { withPublishedPassword } from '#persistence/people/vetted-passwords.js';
import { demoOpenings } from '#policy/demo-openings.js';
import { servedPacks } from '#policy/load-packs.js';
import { publishedPasswords } from '#policy/published-passwords.js';
import { Problem } from '../http/problem.js';

/** Why this instance serves nobody, in words for the person who looks after it. */
export interface Refusal {
  readonly code: 'CLOCK_MISMATCH' | 'DEMO_DATA' | 'KNOWN_PASSWORD';
  readonly zh: string;
  readonly en: string;
}

const words: Readonly<Record<Refusal['code'], Omit<Refusal, 'code'>>> = {
  CLOCK_MISMATCH: {
    zh: 'TONGCHOU_CLOCK 与数据库的业务时钟不一致：演示或演练的数据库不能转为正式，请用新的空数据库',
    en: 'TONGCHOU_CLOCK and the clock of the database differ: a demo or rehearsal never becomes production; use a new, empty database',
  },
  DEMO_DATA: {
    zh: '正式时钟下发现演示人员或演示期初余额，系统停止服务；请用新的空数据库',
    en: 'Demo people or demo opening balances stand where the clock is real, so nobody is served; use a new, empty database',
  },
  KNOWN_PASSWORD: {
    zh: '正式时钟下有账号使用公开的密码，系统停止服务；请用 npx tongchou people vet --close 封住这些账号',
    en: 'An account has a published password where the clock is real, so nobody is served; close them with npx tongchou people vet --close',
  },
};

const rememberMs = 5_000;

/**
 * Where the business clock is real, nothing of the demo may stand (docs/adr/0019-demo-is-demo.md).
 * Looked at before the first call is answered and every few seconds while calls come.
 */
export class ProductionGuard {
  private readonly published = publishedPasswords();
  private told: { readonly at: number; readonly found: Promise<Refusal | null> } | undefined;
  private isMovable = true;

  /** `movable` is what the process was started with; undefined asks the database alone. */
  constructor(
    private readonly database: Database,
    private readonly started: boolean | undefined,
  ) {}

  isPublished(password: string): boolean {
    const given = password.normalize('NFKC');
    return this.published.some((known) => known.normalize('NFKC') === given);
  }

  passwords(): readonly string[] {
    return this.published;
  }

  async movable(): Promise<boolean> {
    await this.read();
    return this.isMovable;
  }

  /** What keeps this instance from serving; null when nothing does. */
  read(): Promise<Refusal | null> {
    if (!this.told || Date.now() - this.told.at > rememberMs) {
      const told = { at: Date.now(), found: this.look() };
      told.found.catch(() => {
        if (this.told === told) this.told = undefined;
      });
      this.told = told;
    }
    return this.told.found;
  }

  /** Refuses every call while something of the demo stands under a real clock. */
  async mustServe(): Promise<void> {
    const refusal = await this.read();
    if (refusal === null) return;
    const { code, zh, en } = refusal;
    throw new Problem({
      status: 503,
      code,
      title: { zh: '系统停止服务', en: 'This instance serves nobody' },
      detail: { zh, en },
      headers: { 'retry-after': '60' },
    });
  }

  private async look(): Promise<Refusal | null> {
    const [clock] = await this.database.rows<{ movable: boolean }>(
      'SELECT movable FROM business_clock',
    );
    // Without a clock nothing was set up yet, and nobody can do anything.
    if (clock === undefined) return null;
    this.isMovable = clock.movable;
    if (this.started !== undefined && this.started !== clock.movable) return say('CLOCK_MISMATCH');
    if (clock.movable) return null;
    const openings = servedPacks().flatMap(demoOpenings);
    const balances = openings.map(({ account, amount }) => ({ account: account.id, amount }));
    const demo = (await demoStanding(this.database)).demo;
    if (demo || (await openingsStand(this.database, balances))) return say('DEMO_DATA');
    const known = await withPublishedPassword(this.database, this.published);
    return known.length > 0 ? say('KNOWN_PASSWORD') : null;
  }
}

const say = (code: Refusal['code']): Refusal => ({ code, ...words[code] });
