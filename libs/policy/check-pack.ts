import type { Pack } from './pack.js';
import { PolicyFault } from './policy-fault.js';
import type { ProcessDefinition } from './schema/process.schema.js';

interface Ask {
  readonly file: string;
  readonly clause: string | null;
  readonly known: boolean;
  readonly what: string;
}

function desksOf(pack: Pack): Set<string> {
  const scopes = { CITY: '{city}', CITY_UNIT: '{unit}', COUNTY_UNIT: '{unit}' } as const;
  return new Set(
    pack.offices.flatMap(({ department, levels, posts }) =>
      levels.flatMap((level) => posts.map((post) => `${scopes[level]}.${department}.${post}`)),
    ),
  );
}

/** A rung is signed at a step that the process has, and tells offices that exist. */
function asksOfLadders(pack: Pack, process: ProcessDefinition): Ask[] {
  const file = `processes/${process.id}.yaml`;
  const offices = new Set([...desksOf(pack)].map((desk) => desk.slice(0, desk.lastIndexOf('.'))));
  return process.ladders.flatMap(({ rungs }) =>
    rungs.flatMap((rung) => [
      {
        file,
        clause: null,
        known: rung.step === null || process.steps.some(({ code }) => code === rung.step),
        what: `rung ${rung.code}: no step ${rung.step ?? ''}`,
      },
      ...rung.tells.map((office) => ({
        file,
        clause: null,
        known: offices.has(office),
        what: `rung ${rung.code}: no office ${office}`,
      })),
    ]),
  );
}

function asksOfProcess(pack: Pack, process: ProcessDefinition): Ask[] {
  const file = `processes/${process.id}.yaml`;
  const desks = desksOf(pack);
  const types = new Set(pack.accounts.types.map(({ type }) => type));
  const pairs = new Set(pack.accountPairs.pairs.map(({ from, to }) => `${from}→${to}`));
  const steps = new Set(process.steps.map(({ code }) => code));
  const obligations = new Set(process.obligations.map(({ code }) => code));
  const ask = (clause: string | null, known: boolean, what: string): Ask => ({
    file,
    clause,
    known,
    what,
  });
  return [
    ...process.steps.flatMap((step) => [
      ask(step.clause, step.desk === '{transfer}' || desks.has(step.desk), `no desk ${step.desk}`),
      ask(
        step.clause,
        step.obligation === null || obligations.has(step.obligation),
        `no obligation ${step.obligation ?? ''}`,
      ),
      ...step.decisions.flatMap(({ returnTo }) =>
        (returnTo?.steps ?? []).map((to) => ask(step.clause, steps.has(to), `no step ${to}`)),
      ),
    ]),
    ...process.obligations.map(({ clause, receivedAt }) =>
      ask(
        clause,
        receivedAt === null || types.has(receivedAt),
        `no account type ${receivedAt ?? ''}`,
      ),
    ),
    ...process.transfers.flatMap((transfer) => [
      ask(transfer.clause, desks.has(transfer.lookedAfterBy), `no desk ${transfer.lookedAfterBy}`),
      ask(transfer.clause, types.has(transfer.from.type), `no account type ${transfer.from.type}`),
      ask(transfer.clause, types.has(transfer.to.type), `no account type ${transfer.to.type}`),
      ask(
        transfer.clause,
        pairs.has(`${transfer.from.type}→${transfer.to.type}`),
        `${transfer.from.type}→${transfer.to.type} is no allowed pair`,
      ),
      ...transfer.decidedBy.map((by) => ask(transfer.clause, steps.has(by), `no step ${by}`)),
    ]),
  ];
}

function clausesUsed(pack: Pack): Ask[] {
  const used = (file: string, clauses: readonly (string | null)[]): Ask[] =>
    clauses
      .filter((clause) => clause !== null)
      .map((clause) => ({
        file,
        clause,
        known: pack.clauses.has(clause),
        what: `clause ${clause} is not in clauses.yaml`,
      }));
  return [
    ...used('pack.yaml', [pack.validFrom.clause]),
    ...used(
      'deadlines.yaml',
      pack.deadlines.map(({ clause }) => clause),
    ),
    ...used(
      'accounts.yaml',
      pack.accounts.types.map(({ clause }) => clause),
    ),
    ...[...pack.processes.values()].flatMap((process) =>
      used(`processes/${process.id}.yaml`, [
        process.clause,
        process.opens?.clause ?? null,
        process.pays?.clause ?? null,
        ...[
          process.parameters,
          process.cases,
          process.obligations,
          process.transfers,
          process.steps,
        ]
          .flat()
          .map(({ clause }) => clause),
      ]),
    ),
  ];
}

function twice(file: string, what: string, codes: readonly string[]): Ask[] {
  return codes
    .filter((code, index) => codes.indexOf(code) !== index)
    .map((code) => ({ file, clause: null, known: false, what: `${what} ${code} stands twice` }));
}

/** What one file says about another must hold; the first fault stops the pack. */
export function checkPack(pack: Pack): void {
  const documents = new Set(pack.documents.map(({ id }) => id));
  const asks: Ask[] = [
    ...twice(
      'units.yaml',
      'unit',
      pack.units.map(({ code }) => code),
    ),
    ...twice(
      'accounts.yaml',
      'type',
      pack.accounts.types.map(({ type }) => type),
    ),
    ...twice(
      'accounts.yaml',
      'number',
      pack.accounts.types.map(({ number }) => number),
    ),
    ...twice(
      'account-pairs.yaml',
      'pair',
      pack.accountPairs.pairs.map(({ from, to }) => `${from}→${to}`),
    ),
    ...[...pack.clauses.values()].map(({ id, document }) => ({
      file: 'clauses.yaml',
      clause: id,
      known: documents.has(document),
      what: `no document ${document}`,
    })),
    ...clausesUsed(pack),
    ...[...pack.processes.values()].flatMap((process) => [
      ...asksOfProcess(pack, process),
      ...asksOfLadders(pack, process),
    ]),
  ];
  const fault = asks.find(({ known }) => !known);
  if (!fault) return;
  const file = `packs/${pack.id}/${fault.file}`;
  throw new PolicyFault({ file, line: null, clause: fault.clause }, fault.what);
}
