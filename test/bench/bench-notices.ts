import { day } from '#domain/time/day.js';
import { readNoticeInput } from '#policy/notice-file.js';
import { costlyNotices } from '../support/costly-notices.js';
import type { BenchPlan } from './bench-arguments.js';
import { inTurns, percentile, timed, warm } from './paired.js';
import { ms, spread, type Report } from './report.js';

const head = { number: '国办发明电〔2026〕1号', date: day('2026-11-04'), year: 2027 };
/** A text four times as long may cost four times as much; sixteen times is what a careless pattern costs. */
const longer = 4;
const mostTimes = 8;

/** Texts that are made to be dear, at a quarter of the longest that is taken and at the longest. */
export async function benchNotices({ quick }: BenchPlan): Promise<Report> {
  const rows: string[][] = [];
  const data: Record<string, readonly number[]> = {};
  const missed: string[] = [];
  for (const [what, text] of costlyNotices) {
    const reading = (share: number) => {
      const input = text(share);
      return timed(() => Promise.resolve(readNoticeInput(input, head)));
    };
    const [whole, part] = [reading(1), reading(1 / longer)];
    await warm(whole, { calls: 20, ms: 1_000 });
    await warm(part, { calls: 80, ms: 1_000 });
    const { ours, ratios } = await inTurns(whole, part, { rounds: quick ? 3 : 7, calls: 5 });
    const ratio = percentile(ratios, 50);
    if (ratio > mostTimes) missed.push(`GOAL MISSED ${what}: ${ms(ratio)} times a quarter`);
    rows.push([what, ms(percentile(ours, 50)), spread(ratios)]);
    data[what] = ratios;
  }
  return {
    table: [['20,000 characters of', 'p50 ms', 'times a quarter of it'], ...rows],
    notes: [`linear is ${longer}, the goal at most ${mostTimes}`, ...missed],
    data,
    failures: [],
  };
}
