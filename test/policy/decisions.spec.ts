import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decisionTable, readDecisions, wayOf } from '#policy/decisions.js';
import { inspectPack } from '#policy/inspect-pack.js';
import { packs } from '#policy/load-packs.js';
import { policyFolder } from '#policy/policy-folder.js';
import { withCopy } from './support/copied-pack.js';

const written = readFileSync(join(policyFolder, 'processes', 'decisions.yaml'), 'utf8');

/** What reading a changed copy of the table says. */
function faultsOf(from: string, to: string): string {
  if (!written.includes(from)) throw new Error(`decisions.yaml does not say ${from}`);
  const folder = mkdtempSync(join(tmpdir(), 'decisions-'));
  const file = join(folder, 'decisions.yaml');
  try {
    writeFileSync(file, written.replace(from, to));
    readDecisions(file, 'processes/decisions.yaml');
    return 'none';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const line = (what: string): string => {
  const at = written.split('\n').findIndex((each) => each.includes(what)) + 1;
  return `processes/decisions.yaml:${at}`;
};

describe('the table of decisions', () => {
  test('every decision of every pack is in it, with its way', () => {
    const offered = packs()
      .flatMap(({ processes }) => [...processes.values()])
      .flatMap(({ steps }) => steps.flatMap(({ decisions }) => decisions));
    expect(offered.length).toBeGreaterThan(50);
    for (const { code, way } of offered) expect([code, way]).toEqual([code, wayOf(code)]);
  });

  test('goes forward nowhere that it sends back, stops or leaves aside', () => {
    const others = [...decisionTable()].flatMap(([code, { way }]) =>
      way === 'FORWARD' ? [] : [`${code} ${way}`],
    );
    expect(others).toEqual([
      'RETURN BACK',
      'UPHOLD BACK',
      'REFUSE STOP',
      'CANCEL_TRANSFER STOP',
      'OBJECT ASIDE',
      'HOLD ASIDE',
      'SKIP_UP ASIDE',
      'EXCUSE ASIDE',
      'ASK_AGAIN ASIDE',
      'AWAIT_REFUND ASIDE',
    ]);
  });

  test.each`
    given                             | from                                         | to                                          | at              | says
    ${'nothing wrong'}                | ${'zh: 提交,'}                               | ${'zh: 提交,'}                              | ${''}           | ${/^none$/}
    ${'no way'}                       | ${'SUBMIT: { way: FORWARD,'}                 | ${'SUBMIT: {'}                              | ${'SUBMIT:'}    | ${/SUBMIT\.way/}
    ${'a way there is not'}           | ${'SUBMIT: { way: FORWARD'}                  | ${'SUBMIT: { way: SIDEWAYS'}                | ${'SUBMIT:'}    | ${/SUBMIT\.way.*FORWARD/}
    ${'no English'}                   | ${', en: Submit }'}                          | ${' }'}                                     | ${'SUBMIT:'}    | ${/SUBMIT\.en/}
    ${'no Chinese'}                   | ${'zh: 提交, '}                              | ${''}                                       | ${'SUBMIT:'}    | ${/SUBMIT\.zh/}
    ${'a word that nobody sees'}      | ${'zh: 提交,'}                               | ${"zh: '提\u200B交',"}                      | ${'SUBMIT:'}    | ${/U\+200B/}
    ${'a need there is not'}          | ${'needs: [comment], zh: 不同意'}            | ${'needs: [opinion], zh: 不同意'}           | ${'REFUSE:'}    | ${/REFUSE\.needs/}
    ${'a key there is not'}           | ${'SUBMIT: { way: FORWARD'}                  | ${'SUBMIT: { releases: true, way: FORWARD'} | ${'SUBMIT:'}    | ${/releases/}
    ${'a code in small letters'}      | ${'  SUBMIT:'}                               | ${'  submit:'}                              | ${'SUBMIT:'}    | ${/代码须为大写英文/}
    ${'a code twice'}                 | ${'  APPROVE: {'}                            | ${'  SUBMIT: {'}                            | ${'APPROVE: {'} | ${/unique/i}
    ${'a return without a word why'}  | ${'way: BACK, needs: [comment, reasonCode]'} | ${'way: BACK, needs: [reasonCode]'}         | ${'RETURN:'}    | ${/退回、终止须写明意见/}
    ${'a refusal without a word why'} | ${'way: STOP, needs: [comment], zh: 不同意'} | ${'way: STOP, zh: 不同意'}                  | ${'REFUSE:'}    | ${/goes back or stops says why/}
  `('$given', ({ from, to, at, says }: Record<'from' | 'to' | 'at', string> & { says: RegExp }) => {
    const faults = faultsOf(from, to);

    expect(faults).toMatch(says);
    if (at !== '') expect(faults).toContain(line(at));
  });
});

describe('a step of a city', () => {
  const file = 'processes/P24.yaml';
  const inspect = (from: string, to: string): string =>
    withCopy('lishui', [{ file, from, to }], (folder) =>
      inspectPack({ id: 'lishui', folder, label: 'lishui' })
        .faults.map(({ message }) => message)
        .join('\n'),
    );
  const first = '{ code: RECOGNISE }';

  test.each`
    given                                    | from                                                                    | to                                                                                      | says
    ${'the words and needs of the table'}    | ${first}                                                                | ${'{ code: RECOGNISE, title: { zh: 确认, en: Recognise }, needs: [], returnTo: null }'} | ${/^$/}
    ${'a decision that is not in the table'} | ${first}                                                                | ${'{ code: WAVE_THROUGH }'}                                                             | ${/P24\.yaml:\d+ .*没有决定 WAVE_THROUGH/}
    ${'a return that need not say why'}      | ${'needs: [comment, reasonCode]'}                                       | ${'needs: []'}                                                                          | ${/P24\.yaml:\d+ .*RETURN 须填 comment、reasonCode/}
    ${'a way of its own'}                    | ${first}                                                                | ${'{ code: RECOGNISE, way: BACK }'}                                                     | ${/P24\.yaml:\d+ .*way/}
    ${'a releasing step that only returns'}  | ${'{ code: APPROVE, title: { zh: 同意退回, en: Approve the return } }'} | ${'{ code: OBJECT }'}                                                                   | ${/P24\.yaml:\d+ .*receipt\.returnApprove 没有往前走的决定/}
  `('$given', ({ from, to, says }: Record<'from' | 'to', string> & { says: RegExp }) => {
    expect(inspect(from, to)).toMatch(says);
  });
});
