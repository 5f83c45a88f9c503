import { loadPack } from '#policy/load-packs.js';
import { placesAtLevel, placesOfStage } from '#contracts/process/chain-of-stage.js';
import { chainAfter } from '#domain/process/chain.js';
import { processOfPack } from '#policy/pack.js';
import { refused } from './changed-page.js';

describe('a desk or a transfer that only some levels have', () => {
  const page = loadPack('handan').pages.get('P11');
  const receipt = page?.law.cases['UNIT']?.stages.find(({ name }) => name === 'receipt')?.decide;

  test('is in nobody else’s chain', () => {
    expect(placesAtLevel(receipt ?? [], 'COUNTY_UNIT')).toEqual(receipt);
    const others = placesAtLevel(receipt ?? [], 'CITY_UNIT');
    expect(chainAfter(placesOfStage(others), [])).toMatchObject({ asked: [], ended: 'FORWARD' });
  });

  test('is so in what board, inbox and payments read', () => {
    const { steps, transfers } = processOfPack(loadPack('handan'), 'P11');
    expect(steps.find(({ code }) => code === 'p11.receipt')?.levels).toEqual(['COUNTY_UNIT']);
    expect(steps.find(({ code }) => code === 'p11.unitPlan')?.levels).toBeNull();
    expect(transfers.map(({ code, levels }) => [code, levels])).toEqual([
      ['DISBURSEMENT', ['COUNTY_UNIT']],
    ]);
  });
});

describe('is refused', () => {
  refused({ city: 'handan', process: 'P11', in: 'law' }, [
    [
      'a desk of a level that has no such case',
      'levels: [COUNTY_UNIT] }\n',
      'levels: [CITY] }\n',
      /UNIT 没有层级 CITY（levels）.*UNIT is no case of CITY/,
    ],
    [
      'a return to a desk that not every level has',
      'clause: HD-10.b, duty: COUNTY_PLAN }',
      'clause: HD-10.b, duty: COUNTY_PLAN, levels: [COUNTY_UNIT] }',
      /退回的步骤不是每个层级都有（levels）/,
    ],
    [
      'a transfer of a level that has no such case',
      '    levels: [COUNTY_UNIT]\n',
      '    levels: [CITY]\n',
      /DISBURSEMENT：UNIT 没有层级 CITY/,
    ],
    [
      'a transfer released partly by the city and partly by the unit',
      'decidedBy: [p11.sheetReview, p11.sheetApprove]',
      'decidedBy: [p11.sheetReview, p11.unitReview]',
      /DISBURSEMENT：没有步骤 p11\.unitReview/,
    ],
    [
      'a release by one person of the city',
      'decidedBy: [p11.sheetReview, p11.sheetApprove]',
      'decidedBy: [p11.sheetApprove]',
      /DISBURSEMENT：须 2 人、1 个部门放行/,
    ],
    [
      'a sum of what is no amount',
      'facts: { planned: unit.requested }',
      'facts: { grants: unit.requested }',
      /unit\.requested 是各单位的合计，须是金额或人数/,
    ],
    [
      'another day than deadlines.yaml says',
      'due: { rule: monthEnd, months: -1 }',
      'due: { rule: monthEnd, months: 0 }',
      /COUNTY_PLAN 的日期与 deadlines\.yaml 不同/,
    ],
  ]);
});
