import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { placesOfStage } from '#contracts/process/chain-of-stage.js';
import { chainAfter } from '#domain/process/chain.js';
import { loadPack } from '#policy/load-packs.js';
import { checkPages } from '#policy/process/check.js';
import { readPages } from '#policy/process/read.js';
import { showPage } from '#policy/process/show.js';

const words = `id: P36
title: { zh: 应急拨付备案, en: Emergency filing }
cases: { UNIT: { zh: 备案, en: Filing } }
states: { FILED: { zh: 已备案, en: Filed } }
forms:
  filing:
    fields:
      - { field: amount, kind: yuan, zh: 金额, en: Amount }
      - { field: basis, kind: document, zh: 依据文件, en: Basis }
steps:
  p36.write: { case: UNIT, zh: 填报, en: Write, form: filing, decisions: [SUBMIT] }
  p36.finance: { case: UNIT, zh: 财政会签, en: Finance agrees, form: filing, reads: true, decisions: [AGREE, RETURN] }
  p36.security: { case: UNIT, zh: 医保会签, en: Healthcare security agrees, form: filing, reads: true, decisions: [AGREE, RETURN] }
  p36.file: { case: UNIT, zh: 备案, en: File, form: filing, reads: true, decisions: [RECORD] }
documents: { FILING: { zh: 备案表, en: Filing } }
obligations: { FILE: { zh: 报备, en: To be filed } }
`;
const law = `id: P36
lead: '{city}.FINANCE'
opens: { every: EVENT, fund: EACH, by: ['{unit}.HEALTHCARE_SECURITY.preparer'], source: PROPOSED }
cases:
  UNIT:
    levels: [COUNTY_UNIT]
    stages:
      - name: way
        decide:
          - { step: p36.write, desk: '{unit}.HEALTHCARE_SECURITY.preparer', duty: FILE }
          - returns: p36.write
            silence: { workingDays: 5, way: FORWARD, source: PROPOSED }
            all:
              - { step: p36.finance, desk: '{unit}.FINANCE.reviewer' }
              - { step: p36.security, desk: '{unit}.HEALTHCARE_SECURITY.reviewer' }
          - { step: p36.file, desk: '{city}.FINANCE.accountant' }
      - { name: filed, record: { document: FILING, state: FILED } }
obligations:
  - code: FILE
    case: UNIT
    kind: PLAN
    debtor: '{unit}.HEALTHCARE_SECURITY'
    creditor: '{city}.FINANCE'
    source: PROPOSED
    due: { rule: UNSET, decides: { zh: 市财政局, en: City finance } }
    metBy: FILED
`;

describe('a process that no code knows', () => {
  const folder = mkdtempSync(join(tmpdir(), 'own-'));
  beforeAll(() => {
    for (const [kind, text] of [
      ['processes', law],
      ['words', words],
    ] as const) {
      mkdirSync(join(folder, kind));
      writeFileSync(join(folder, kind, 'P36.yaml'), text);
    }
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const pages = () => readPages({ id: 'lishui', folder, label: 'lishui' });

  test('is two files of a pack, and loads clean', () => {
    const pack = { ...loadPack('lishui'), pages: pages() };
    expect(checkPages(pack).map(({ what }) => what)).toEqual([]);
  });

  test('is shown with its joint place, and its chain runs to the end', () => {
    const page = pages().get('P36');
    if (!page) throw new Error('P36 is not there');
    const lines = showPage(page).map(
      ({ place, verb, what }) => `${place ?? ''} ${verb} ${what.en}`,
    );
    expect(lines).toEqual([
      '1 decide Write',
      '2a decide Finance agrees',
      '2b decide Healthcare security agrees',
      '3 decide File',
      ' record Filing, Filed',
    ]);
    const places = placesOfStage(page.law.cases['UNIT']?.stages[0]?.decide ?? []);
    const answer = (step: string, way: 'FORWARD' | 'SILENT') => ({
      step,
      round: 1,
      way,
      returnTo: null,
    });
    const ended = chainAfter(places, [
      answer('p36.write', 'FORWARD'),
      answer('p36.security', 'FORWARD'),
      answer('p36.finance', 'SILENT'),
      answer('p36.file', 'FORWARD'),
    ]);
    expect(ended.ended).toBe('FORWARD');
    expect(ended.done.find(({ step }) => step === 'p36.finance')).toMatchObject({ silent: true });
  });

  test('without its words it is refused by its file', () => {
    rmSync(join(folder, 'words/P36.yaml'));
    expect(pages).toThrow(/lishui\/processes\/P36\.yaml:1: 没有 P36 的词.*no words of P36/);
  });
});
