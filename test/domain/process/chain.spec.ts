import {
  answerChain,
  beginChain,
  chainAfter,
  type Answer,
  type Chain,
  roundsBefore,
  type Place,
} from '#domain/process/chain.js';
import { drawChain } from '#domain/process/chain-picture.js';

const seat = (step: string) => ({ step, desk: `331100.${step.toUpperCase()}.reviewer` });
const one = (step: string, more: Partial<Place> = {}): Place => ({
  seats: [seat(step)],
  returns: [],
  silence: null,
  ...more,
});

/** Draft, three reviews together, approval: the budget of LS-2. */
const budget: readonly Place[] = [
  one('draft'),
  { seats: [seat('finance'), seat('security'), seat('tax')], returns: ['draft'], silence: null },
  one('government', { returns: ['draft', 'finance'] }),
];

const says = (
  step: string,
  way: Answer['way'],
  round = 1,
  returnTo: string | null = null,
): Answer => ({
  step,
  round,
  way,
  returnTo,
});
const open = ({ asked }: Chain): string[] => asked.map(({ step, round }) => `${step} ${round}`);
const after = (...answers: readonly Answer[]): Chain => chainAfter(budget, answers);

const forward = (...steps: readonly string[]): Answer[] =>
  steps.map((step) => says(step, 'FORWARD'));

describe('a chain of desks', () => {
  test('asks in turn, and a joint place all its desks at once', () => {
    expect(open(after())).toEqual(['draft 1']);
    expect(open(after(...forward('draft')))).toEqual(['finance 1', 'security 1', 'tax 1']);
    expect(open(after(...forward('draft', 'tax')))).toEqual(['finance 1', 'security 1']);
    expect(open(after(...forward('draft', 'tax', 'finance', 'security')))).toEqual([
      'government 1',
    ]);
  });

  test('ends FORWARD with the last desk', () => {
    const ended = after(...forward('draft', 'tax', 'finance', 'security', 'government'));

    expect([ended.ended, open(ended), ended.at]).toEqual(['FORWARD', [], 3]);
    expect(ended.done.map(({ step }) => step)).toHaveLength(5);
  });

  test('of a joint place one returns: the others are taken away, and all are asked anew', () => {
    const returned = after(...forward('draft', 'tax'), says('finance', 'BACK'));

    expect(open(returned)).toEqual(['draft 2']);
    expect(returned.withdrawn.map(({ step, round }) => `${step} ${round}`)).toEqual(['security 1']);
    expect(returned.done).toEqual([]);
    const again = answerChain(returned, says('draft', 'FORWARD', 2));
    expect(open(again)).toEqual(['finance 2', 'security 2', 'tax 2']);
    expect(open(answerChain(again, says('tax', 'FORWARD', 1)))).toEqual(open(again));
  });

  test('goes back to the step that is named, and only to one that is offered', () => {
    const three = forward('draft', 'tax', 'finance', 'security');

    expect(open(after(...three, says('government', 'BACK', 1, 'finance')))).toEqual([
      'finance 2',
      'security 2',
      'tax 2',
    ]);
    expect(open(after(...three, says('government', 'BACK')))).toEqual(['draft 2']);
    const refused = after(...three, says('government', 'BACK', 1, 'tax'));
    expect([open(refused), refused.unheard]).toEqual([
      ['government 1'],
      [says('government', 'BACK', 1, 'tax')],
    ]);
    expect(open(after(says('draft', 'BACK')))).toEqual(['draft 1']);
  });

  test('STOP ends it at once, and takes away what else was open', () => {
    const stopped = after(...forward('draft'), says('security', 'STOP'));

    expect([stopped.ended, open(stopped)]).toEqual(['STOPPED', []]);
    expect(stopped.withdrawn.map(({ step }) => step)).toEqual(['finance', 'tax']);
    expect(answerChain(stopped, says('finance', 'FORWARD')).done).toEqual(stopped.done);
  });

  test('ASIDE is no hand: it is noted, and the desk has the question again', () => {
    const aside = after(...forward('draft'), says('tax', 'ASIDE'));

    expect(open(aside)).toEqual(['finance 1', 'security 1', 'tax 2']);
    expect(aside.past.map(({ step, way }) => `${step} ${way}`)).toEqual(['tax ASIDE']);
    expect(aside.done.map(({ step }) => step)).toEqual(['draft']);
  });

  test.each([
    ['FORWARD', 'FORWARD', []],
    ['STOP', 'STOPPED', []],
    ['BACK', null, ['draft 2']],
    [null, null, ['unit 1']],
  ] as const)('silence means %s, as the pack says', (silence, ended, asked) => {
    const places = [one('draft'), one('unit', { silence, returns: ['draft'] })];
    const chain = chainAfter(places, [says('draft', 'FORWARD'), says('unit', 'SILENT')]);

    expect([chain.ended, open(chain)]).toEqual([ended, asked]);
    const last = chain.done.at(-1) ?? chain.past.at(-1);
    expect(last?.silent ?? false).toBe(silence !== null);
  });

  test('an answer twice, or to a round that is over, changes nothing', () => {
    const once = after(...forward('draft'));

    expect(open(after(...forward('draft', 'draft')))).toEqual(open(once));
    expect(after(...forward('draft', 'draft')).unheard).toHaveLength(1);
    expect(after(says('tax', 'FORWARD'), says('nobody', 'STOP')).unheard).toHaveLength(2);
  });

  test('gone through again with new figures, asks in rounds it never used', () => {
    const first = after(...forward('draft', 'tax', 'finance', 'security', 'government'));
    const second = beginChain(budget, first.rounds);

    expect(open(second)).toEqual(['draft 2']);
    expect(first.ended).toBe('FORWARD');
  });

  test('is drawn with what is done, open and to come', () => {
    const drawn = drawChain(after(...forward('draft', 'tax')));

    expect(drawn.map((place) => place.map(({ step, state }) => `${step} ${state}`))).toEqual([
      ['draft DONE'],
      ['finance OPEN', 'security OPEN', 'tax DONE'],
      ['government TO_COME'],
    ]);
    expect(drawn[1]?.[2]).toMatchObject({ round: 1, way: 'FORWARD' });
  });
});

describe('a decision that ends the whole chain', () => {
  const heard: readonly Place[] = [
    { seats: [seat('finance'), seat('security')], returns: [], silence: null, ends: ['OBJECT'] },
    one('government', { ends: ['OBJECT', 'RETURN'], silence: 'FORWARD' }),
  ];
  const coded = (step: string, way: Answer['way'], code: string, round = 1): Answer => ({
    ...says(step, way, round),
    code,
  });

  test('an objection leaves the chain, whichever way its code leads', () => {
    const objected = chainAfter(heard, [
      ...forward('finance', 'security'),
      coded('government', 'ASIDE', 'OBJECT'),
    ]);
    expect([objected.ended, open(objected)]).toEqual(['LEFT', []]);
    expect(objected.done.at(-1)).toMatchObject({
      step: 'government',
      code: 'OBJECT',
      way: 'ASIDE',
    });

    const returned = chainAfter(heard, [
      ...forward('finance', 'security'),
      coded('government', 'BACK', 'RETURN'),
    ]);
    expect(returned.ended).toBe('LEFT');
    expect(returned.done).toHaveLength(3);
  });

  test('of a joint place one objects: what was open beside it is taken away', () => {
    const objected = chainAfter(heard, [coded('security', 'ASIDE', 'OBJECT')]);
    expect([objected.ended, objected.withdrawn.map(({ step }) => step)]).toEqual([
      'LEFT',
      ['finance'],
    ]);
  });

  test('where a place does not name the code it leads its own way, and silence has no code', () => {
    const aside = chainAfter([one('finance')], [coded('finance', 'ASIDE', 'OBJECT')]);
    expect([aside.ended, open(aside)]).toEqual([null, ['finance 2']]);
    const silent = chainAfter(heard, [
      ...forward('finance', 'security'),
      says('government', 'SILENT'),
    ]);
    expect([silent.ended, silent.done.at(-1)?.code]).toEqual(['FORWARD', null]);
  });

  test('gone through again, its rounds go on counting; what was never come to is not counted', () => {
    const first = [coded('finance', 'ASIDE', 'OBJECT')];
    const rounds = roundsBefore(heard, [first]);
    expect(open(chainAfter(heard, [], rounds))).toEqual(['finance 2', 'security 2']);
    const second = [says('finance', 'FORWARD', 2), says('security', 'FORWARD', 2)];
    expect(open(chainAfter(heard, second, rounds))).toEqual(['government 1']);
  });
});
