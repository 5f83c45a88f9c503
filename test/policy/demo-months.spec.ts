import { month } from '#domain/time/month.js';
import { instantText } from '#domain/time/instant.js';
import { loadCalendar } from '#policy/calendar.js';
import { demoMonthsOf } from '#policy/demo-months.js';
import { loadPack } from '#policy/load-packs.js';
import { packCopy } from '../support/pack-copy.js';

describe('the months that a demo plays', () => {
  test('are acted on working days, in the order of the desks and after the money is there', () => {
    const played = demoMonthsOf(loadPack('lishui'));
    const acts = played?.actsOf(month('2022-10'), loadCalendar('lishui')) ?? [];
    expect(acts.map(({ step, at }) => `${instantText(at).slice(0, 16)} ${step}`)).toEqual([
      '2022-09-19T10:00 p11.plan',
      '2022-09-19T15:00 p11.planReview',
      '2022-09-30T09:00 p11.consolidate',
      '2022-09-30T11:00 p11.financeReview',
      '2022-09-30T16:00 p11.financeApprove',
      '2022-10-08T10:00 p11.confirm',
    ]);
    expect(acts[0]?.desk).toBe('{unit}.HEALTHCARE_SECURITY.preparer');
  });

  test('are none where a pack says none', () => {
    expect(demoMonthsOf(loadPack('handan'))).toBeNull();
  });

  test('name a step or a duty that the process has not, and say so', () => {
    const pack = loadPack('lishui');
    const slips = [
      ['step: p11.confirm', 'step: p11.sign', 'p11.sign'],
      ['duty: CITY_PLAN', 'duty: TOWN_PLAN', 'TOWN_PLAN'],
    ] as const;
    for (const [written, slip, named] of slips) {
      const copy = packCopy('lishui', 'demo/months.yaml', (text) => text.replace(written, slip));
      process.env['TONGCHOU_POLICY_DIR'] = copy.folder;
      try {
        const acts = (): unknown =>
          demoMonthsOf(pack)?.actsOf(month('2022-10'), loadCalendar('lishui'));
        expect(acts).toThrow(`packs/lishui/demo/months.yaml: P11 没有 ${named}`);
      } finally {
        delete process.env['TONGCHOU_POLICY_DIR'];
        copy.remove();
      }
    }
  });
});
