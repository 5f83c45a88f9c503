import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadPack } from '#policy/load-packs.js';
import { policyFolder } from '#policy/policy-folder.js';
import { checkRuns } from '#policy/process/check-runs.js';
import { checkPages } from '#policy/process/check.js';
import { definitionOfPage } from '#policy/process/definition-of-page.js';
import { formOfStep } from '#policy/process/form-of-step.js';
import { faultsOfChanged } from './changed-page.js';
import { packWithPage } from '../../support/page-pack.js';
import { outsideFigures } from '#policy/process/outside-figures.js';
import { readPages, type Page } from '#policy/process/read.js';

const lawOf = (id: string): string =>
  readFileSync(join(policyFolder, 'packs', 'lishui', 'processes', `${id}.yaml`), 'utf8');

/** Lishui with the page of the tests that fetches and computes. */
function withFigures() {
  const copy = packWithPage('lishui', 'P36', 'P61');
  try {
    const pages = readPages({ id: 'lishui', folder: join(copy.folder, 'lishui'), label: 'lishui' });
    return { ...loadPack('lishui'), pages };
  } finally {
    copy.remove();
  }
}

describe('a page that fetches and computes', () => {
  const pack = withFigures();
  const page = pack.pages.get('P61') as Page;

  test('has no fault', () => {
    expect(checkPages(pack).map(({ what }) => what)).toEqual([]);
  });

  test('keeps every figure under a name with a title, those that only a form names among them', () => {
    const { facts, steps } = definitionOfPage(pack, page);
    expect(facts.find(({ name }) => name === 'enrolment')).toMatchObject({ kind: 'rows' });
    expect(facts.find(({ name }) => name === 'insuranceResidentIncomeOfLastYear')).toMatchObject({
      kind: 'yuan',
      title: { zh: '全市上年度收入' },
    });
    expect(steps.filter(({ optional }) => optional)).toMatchObject([
      {
        code: 'p61.inputs',
        case: 'CITY',
        desk: '{city}.INSURANCE_AGENCY.preparer',
        title: { zh: '登记年初归集基金' },
        decisions: [{ code: 'RECORD', way: 'FORWARD' }],
      },
      { code: 'p61.share', case: 'UNIT' },
    ]);
  });

  test('says on load what it could never do', () => {
    const p20 = { city: 'lishui', process: 'P20', in: 'law' } as const;
    const faultsOf = (from: string, to: string): string =>
      faultsOfChanged({ ...p20, from, to }).join('\n');
    const formula = faultsOf('cityExpenditure: fact.cityExpenditure,', 'cityExpenditure: fact.no,');
    expect(formula).toMatch(/fact\.no/);
    expect(
      faultsOf('reserve: book.CONSOLIDATED_RESERVE', 'reserve: book.CONSOLIDATED_RESERVE.now'),
    ).toMatch(/book\.CONSOLIDATED_RESERVE\.now, which is not known/);
    const guard = 'formula: fraud-fine\n          with: { amount: fact.cityExpenditure }';
    const test = /formula: reserve-top-up\n +with: .*\n/.exec(lawOf('P20'))?.[0] ?? '';
    expect(faultsOf(test, `${guard}\n`)).toMatch(
      /fraud-fine does not say whether anything is due; take nothingDue out/,
    );
  });

  test('that runs has an owner for every figure of a formula, and asks for no whole form by hand', () => {
    const { law, words } = page;
    const unowned = structuredClone(law);
    const compute = unowned.cases['CITY']?.stages[1]?.compute;
    if (!compute) throw new Error('the page has no formula');
    compute.with = { fund: 'case.fund', year: 'case.year' };
    expect(checkRuns({ words, law: unowned }).map(({ what }) => what)).toEqual([
      expect.stringMatching(/nobody could mend a wrong one/),
    ]);
    const whole = structuredClone(words);
    const fact = whole.facts['reserve'];
    if (!fact) throw new Error('the page has no reserve');
    fact.kind = 'form';
    expect(checkRuns({ words: whole, law }).map(({ what }) => what)).toEqual([
      expect.stringMatching(/a whole form \(reserve\) cannot be recorded by hand/),
    ]);
  });

  test('of all funds names the fund of what it asks for', () => {
    const all = structuredClone(page.law);
    all.opens.fund = 'ALL';
    const said = checkRuns({ words: page.words, law: all }).map(({ what }) => what);
    for (const ref of [
      'insurance.expenditureOfLastYear',
      'book.CONSOLIDATED_RESERVE',
      'account.SFA_CITY',
    ]) {
      expect(said).toContainEqual(expect.stringContaining(`${ref} is of one fund`));
    }
    expect(said.join()).not.toContain('insurance.RESIDENT.incomeOfLastYear');
  });

  test('that only shows figures of the platform has them fetched before its desks are asked', () => {
    const { page: p09, approval } = (() => {
      const found = loadPack('lishui').pages.get('P09') as Page;
      const stages = found.law.cases['UNIT']?.stages ?? [];
      return { page: found, approval: stages.find(({ decide }) => decide !== undefined) };
    })();
    if (!approval) throw new Error('the budget asks nobody');
    expect(outsideFigures(p09, approval).map(({ name, ref }) => [name, ref])).toEqual([
      ['insuranceEmployeeIncomeOfLastYear', 'insurance.EMPLOYEE.incomeOfLastYear'],
      ['insuranceEmployeeExpenditureOfLastYear', 'insurance.EMPLOYEE.expenditureOfLastYear'],
      ['insuranceResidentIncomeOfLastYear', 'insurance.RESIDENT.incomeOfLastYear'],
      ['insuranceResidentExpenditureOfLastYear', 'insurance.RESIDENT.expenditureOfLastYear'],
    ]);
  });

  test('asks by hand for what is missing only, and for the paper it stands on', () => {
    const asked = formOfStep(pack, 'P61', 'p61.inputs', '2023-05-11', ['reserve', 'document']);
    expect(asked?.words.fields.map(({ field, kind }) => [field, kind])).toEqual([
      ['reserve', 'yuan'],
      ['document', 'document'],
    ]);
  });
});
