import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '#tools/places.mjs';
import { kitPages } from '#contracts/process/pages.js';
import { faultsWith } from './tried-page.js';

const of = (from: string, to: string): string => faultsWith('P71', from, to).join('\n');

describe('a case that a page of TypeScript runs', () => {
  test('has no fault as it stands', () => {
    expect(of('', '')).toBe('');
  });

  test.each([
    [
      'a stage the page never takes',
      '{ name: closed, record: { state: CLOSED } }',
      '{ name: finished, record: { state: CLOSED } }',
      /走不到.*never takes the stage finished: it cannot be reached/,
    ],
    [
      'a stage it needs, left out',
      '      - { name: settled, record: { document: NOTICE, state: NOTICED, clause: LS-2.c } }\n',
      '',
      /CITY 缺环节 settled（record）.*lacks the stage settled/,
    ],
    [
      'a stage by another verb',
      '{ name: settled, record: { document: NOTICE, state: NOTICED, clause: LS-2.c } }',
      '{ name: settled, hear: { case: UNIT, state: PAID } }',
      /只能是 record.*takes settled as record, not as hear/,
    ],
    [
      'a page nobody wrote',
      'page: SETTLEMENT_OF_ALL',
      'page: SETTLEMENT_OF_NONE',
      /SETTLEMENT_OF_ALL/,
    ],
    [
      'a decision that ends a chain and that nobody makes there',
      'ends: [RETURN]',
      'ends: [REFUSE]',
      /这里没有决定 REFUSE.*nobody decides REFUSE here/,
    ],
    [
      'a return that leads nowhere',
      ', ends: [RETURN]',
      '',
      /p71\.approve 可以退回，但没有写退到哪一步/,
    ],
    [
      'a list of units that nobody has worked out',
      'asks: [fact.shares]',
      'asks: [fact.gaps]',
      /环节 units 没有这个来处：fact\.gaps/,
    ],
    [
      'the ends of a chain where stages follow one another',
      'page: SETTLEMENT_OF_ALL',
      'stream: null',
      /须由页面（page）决定.*needs a page of TypeScript/,
    ],
  ])('%s is refused when the pack is loaded', (_given, from, to, says) => {
    let said: string;
    try {
      said = of(from, to);
    } catch (error) {
      said = String(error);
    }
    expect(said).toMatch(says);
  });
});

describe('the pages of TypeScript', () => {
  test.each(Object.entries(kitPages))('%s takes each stage that it says', (_name, page) => {
    const file = readdirSync(join(root, 'workflows', 'pages'))
      .map((name) => readFileSync(join(root, 'workflows', 'pages', name), 'utf8'))
      .find((text) => text.includes(`export function ${page.workflow}(`));
    expect(file).toBeDefined();
    const stages: Readonly<Record<string, { readonly optional?: true }>> = page.stages;
    for (const [stage, { optional }] of Object.entries(stages)) {
      // What a city may leave out is asked for first; all else is taken without asking.
      const verb = optional
        ? 'perhaps'
        : String.raw`(?:fetch|compute|hear|decide|record|pay|collect)`;
      expect(file).toMatch(new RegExp(String.raw`course\.${verb}\('${stage}'\)`));
    }
  });
});

describe('plans of all units', () => {
  const plans = (from: string, to: string): string => faultsWith('P72', from, to).join('\n');

  test('have no fault as they stand', () => {
    expect(plans('', '')).toBe('');
  });

  test.each([
    [
      'a silence that ends the chain, and nothing that is then done',
      '      - { name: defaulted, record: { facts: { requested: parameter.p72.standsIn }, state: DEFAULTED, clause: LS-9.a } }\n',
      '',
      /没有环节 defaulted.*no stage defaulted says what follows/,
    ],
    [
      'a state of the silent that no unit comes to',
      'silent: DEFAULTED',
      'silent: PAID',
      /UNIT 到不了 PAID.*UNIT never comes to PAID/,
    ],
    [
      'a silence by the day of no duty',
      '            duty: FILED\n            silence',
      '            silence',
      /须写 duty.*needs the duty/,
    ],
    [
      'a return to units whose cases are the city’s own',
      'returnsTo: UNIT',
      'returnsTo: CITY',
      /CITY 是单位的办件.*CITY is a kind of the units' cases/,
    ],
  ])('%s is refused', (_given, from, to, says) => {
    expect(plans(from, to)).toMatch(says);
  });
});
