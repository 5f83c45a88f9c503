import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { WorkflowType } from '#contracts/engine.js';
import { connectEngine } from '#engine/client.js';
import { startInstance, type Instance } from '../support/instance.js';
import { packWithPage } from '../support/page-pack.js';
import { historiesFolder, historiesKey } from './kept.js';
import * as stories from './months.js';
import { springOfOpenItems } from './open-items.js';
import { cityOfPage, unitOfPage, yearOfPage } from './pages.js';
import {
  cityOfSettlement,
  unitThatIsSilent,
  unitThatObjects,
  yearOfSettlement,
} from './settlements.js';
import * as plans from './plans.js';
import * as subsidies from './subsidies.js';

type Story = readonly [workflowType: string, name: string, workflowId: string];

const breachOf = (unit: string): string =>
  `lishui/P26-P08_SUBSIDY_1/${unit}/RESIDENT/${subsidies.year}`;
const subsidyOf = (unit: string): string => `lishui/P08/${unit}/RESIDENT/${subsidies.year}`;

/**
 * The subsidies of a year and the ladders of who was late, in an instance of their own. Counties are others than those
 * of the kept histories from before the page: a replay knows a history by its case.
 */
function yearStories(): readonly Story[] {
  const { inOrder, overdueEscalation } = WorkflowType;
  return [
    [inOrder, 'collected-straight', subsidyOf(subsidies.straightCounty)],
    [inOrder, 'collected-after-a-return', subsidyOf(subsidies.returnedCounty)],
    [inOrder, 'collected-late', subsidyOf(subsidies.heldCounty)],
    [overdueEscalation, 'whole-ladder', breachOf(subsidies.lateCounty)],
    [overdueEscalation, 'excused', breachOf(subsidies.excusedCounty)],
    [overdueEscalation, 'held-and-skipped', breachOf(subsidies.heldCounty)],
  ];
}

const caseOf = (unit: string, fund: string, month: string): string =>
  `lishui/P11/${unit}/${fund}/${month}`;

/** Which case of the stories shows what; those of before the page are kept under their own types. */
function fixedStories(): readonly Story[] {
  const { unitOfPlan, planOfAll, openPeriod, bankStatements } = WorkflowType;
  const month = stories.firstMonth;
  return [
    [unitOfPlan, 'figures-at-opening', caseOf('331102', 'EMPLOYEE', month)],
    [unitOfPlan, 'figures-at-opening-city-unit', caseOf('331101', 'EMPLOYEE', month)],
    [unitOfPlan, 'returned-by-reviewer', caseOf(stories.returnedByReviewer, 'EMPLOYEE', month)],
    [unitOfPlan, 'defaulted', caseOf(stories.silent, 'EMPLOYEE', month)],
    [unitOfPlan, 'returned-by-city', caseOf(stories.returnedByCity, 'RESIDENT', month)],
    [planOfAll, 'with-appropriation', caseOf('331100', 'EMPLOYEE', month)],
    [planOfAll, 'with-returns', caseOf('331100', 'RESIDENT', month)],
    [openPeriod, 'with-figures', 'lishui/P11/open-2022-09-15T01:00:00Z'],
    [bankStatements, 'in-time', 'statements/lishui/2022-10-08'],
    [bankStatements, 'one-account-late', 'statements/lishui/2022-09-14'],
  ];
}

/** The bank chose whose payment was unknown first. */
async function foundStories({ database }: Instance): Promise<readonly Story[]> {
  const unknown = await database.rows<{ case: string; type: string }>(
    `SELECT DISTINCT ON (c.workflow_type) c.id AS "case", c.workflow_type AS type
     FROM audit a JOIN process_case c ON c.id = a.case_id
     WHERE a.action = 'TRANSFER_UNKNOWN' ORDER BY c.workflow_type, c.id`,
  );
  return unknown.map(({ case: workflowId, type }) => [type, 'payment-unknown-first', workflowId]);
}

/** The open items of the year, by what they were about: their ids come from the bank's keys. */
async function openItemStories({ database }: Instance): Promise<readonly Story[]> {
  const items = await database.rows<{ id: string; stream: string }>(
    `SELECT DISTINCT ON (left(stream, 1)) id, stream FROM process_case
      WHERE process = 'P24' AND finished ORDER BY left(stream, 1), id`,
  );
  const names: Readonly<Record<string, string>> = { R: 'returned-with-two-hands', X: 'credited' };
  return items.flatMap(({ id, stream }) => {
    const name = names[stream.slice(0, 1)];
    return name === undefined ? [] : [[WorkflowType.openItem, name, id] as const];
  });
}

/** The spring's items, by how each ended. */
async function springStories({ database }: Instance): Promise<readonly Story[]> {
  const names: Readonly<Record<string, string>> = {
    MATCHED: 'matched',
    ARRIVED: 'arrived',
    MONEY_RETURNED: 'sent-back-and-returned',
  };
  const items = await database.rows<{ id: string; state: string }>(
    `SELECT DISTINCT ON (state) id, state FROM process_case
      WHERE process = 'P24' AND state = ANY ($1) ORDER BY state, id`,
    [Object.keys(names)],
  );
  return items.map(({ id, state }) => [WorkflowType.openItem, names[state] ?? state, id]);
}

/** Names of processes and machines say nothing about a case, and are nobody's business. */
function withoutMachine(history: unknown): unknown {
  return JSON.parse(JSON.stringify(history), (key, value: unknown) => {
    if (key === 'identity') return 'kept';
    if (key === 'taskQueue' && isSticky(value)) return { ...value, name: 'kept' };
    return value;
  });
}

const isSticky = (value: unknown): value is { readonly kind: string } =>
  typeof value === 'object' && value !== null && JSON.stringify(value).includes('STICKY');

/** A kept history is never written again: whoever changes a workflow keeps a new one beside it. */
async function keep(client: Client, [workflowType, name, workflowId]: Story): Promise<void> {
  const folder = join(historiesFolder, workflowType);
  const path = join(folder, `${name}.json`);
  if (existsSync(path)) {
    process.stdout.write(`${workflowType}/${name}  kept already\n`);
    return;
  }
  const history = await client.workflow.getHandle(workflowId).fetchHistory();
  const kept = withoutMachine(JSON.parse(historyToJSON(history)));
  mkdirSync(folder, { recursive: true });
  writeFileSync(path, `${JSON.stringify(kept, null, 1)}\n`);
  process.stdout.write(`${workflowType}/${name}  ${history.events?.length ?? 0} events\n`);
}

/** Lives through the stories on a real engine and writes down what it recorded. */
export async function exportHistories(): Promise<void> {
  await exportMonths();
  await exportYear();
  await inInstance('histories-spring', '2022-02-25', async (instance) => {
    await springOfOpenItems(instance);
    return springStories(instance);
  });
  await exportPages();
}

/** Two months of a city's plans, with every detour. */
export async function exportMonths(): Promise<void> {
  await inInstance('histories', stories.storiesBegin, async (instance) => {
    await stories.monthOfDetours(instance);
    await stories.monthOfSilentBank(instance);
    return [...fixedStories(), ...(await foundStories(instance))];
  });
}

/** A year's subsidies, late ones among them, with their ladders and open items. */
export async function exportYear(): Promise<void> {
  await inInstance('histories-year', '2022-02-25', async (instance) => {
    await subsidies.yearOfSubsidies(instance);
    return [...yearStories(), ...(await openItemStories(instance))];
  });
}

/** The cases of pages that only a copy of the city's pack has. */
export async function exportPages(): Promise<void> {
  await inPack('P36', 'histories-page', async (instance) => {
    await yearOfPage(instance);
    return [
      [WorkflowType.inOrder, 'silent-beyond-its-day', unitOfPage],
      [WorkflowType.inOrder, 'returned-at-a-joint-place', cityOfPage],
    ];
  });
  await exportSettlement();
  await exportPlans();
}

/** The pages of TypeScript that a settlement over all units has. */
export async function exportSettlement(): Promise<void> {
  await inPack('P71', 'histories-settlement', async (instance) => {
    await yearOfSettlement(instance);
    return [
      [WorkflowType.settlementOfAll, 'objection-upheld-then-returned', cityOfSettlement],
      [WorkflowType.unitOfSettlement, 'asked-again', unitThatObjects],
      [WorkflowType.unitOfSettlement, 'silent-beyond-its-day', unitThatIsSilent],
    ];
  });
}

/** The pages of TypeScript that plans of all units have. */
export async function exportPlans(): Promise<void> {
  await inPack('P72', 'histories-plans', async (instance) => {
    await plans.yearOfPlans(instance);
    return [
      [WorkflowType.planOfAll, 'returned-to-a-unit', plans.cityOfPlans],
      [WorkflowType.unitOfPlan, 'straight', plans.unitThatFiles],
      [WorkflowType.unitOfPlan, 'city-unit', plans.unitOfTheCity],
      [WorkflowType.unitOfPlan, 'returned-by-reviewer-and-city', plans.unitSentBack],
      [WorkflowType.unitOfPlan, 'silent-beyond-its-day', plans.unitBeyondItsDay],
    ];
  });
}

async function inPack(
  page: string,
  name: string,
  live: (instance: Instance) => Promise<readonly Story[]>,
): Promise<void> {
  const pack = packWithPage('lishui', page);
  process.env['TONGCHOU_POLICY_DIR'] = pack.folder;
  const settings = { TONGCHOU_POLICY_DIR: pack.folder };
  try {
    await inInstance(name, '2022-05-10', live, settings);
  } finally {
    delete process.env['TONGCHOU_POLICY_DIR'];
    pack.remove();
  }
}

async function inInstance(
  name: string,
  date: string,
  live: (instance: Instance) => Promise<readonly Story[]>,
  settings: NodeJS.ProcessEnv = {},
): Promise<void> {
  const payloadKey = historiesKey();
  const instance = await startInstance(name, { date, bare: true, payloadKey, settings });
  try {
    const told = await live(instance);
    const engine = connectEngine(instance.env);
    try {
      for (const story of told) await keep(engine.client, story);
    } finally {
      await engine.close();
    }
  } finally {
    await instance.stop();
  }
}
