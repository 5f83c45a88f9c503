import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DeterminismViolationError } from '@temporalio/workflow';
import { historyFromJSON } from '@temporalio/common/lib/proto-utils.js';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { bundlePath } from '../../apps/worker/bundle-path.js';
import { WorkflowType } from '#contracts/engine.js';
import { dataConverter } from '#engine/codec/data-converter.js';
import * as served from '../../workflows/index.js';
import { historiesKey, keptHistories, type KeptHistory } from '../stories/kept.js';

const kept = keptHistories();

beforeAll(() => {
  Runtime.install({
    logger: new DefaultLogger('ERROR'),
    telemetryOptions: { logging: { forward: {}, filter: 'OFF' } },
  });
});

type History = ReturnType<typeof historyFromJSON>;
const begunIn = ({ events }: History) => events?.[0]?.workflowExecutionStartedEventAttributes;
const idIn = (history: History): string => begunIn(history)?.workflowId ?? '';
/** One case is kept as it ran before its process became a page and as it runs since: a run tells them apart. */
const runIn = (history: History): string => begunIn(history)?.originalExecutionRunId ?? '';

/** What a replay says of each history: nothing, or how the code has left it. */
async function replay(
  histories: readonly KeptHistory[],
  codePath = bundlePath,
): Promise<ReadonlyMap<string, unknown>> {
  const names = new Map<string, string>();
  const asked = histories.map(({ workflowType, name, path }) => {
    const history = historyFromJSON(JSON.parse(readFileSync(path, 'utf8')));
    // Under its own id: what was sealed for a case is read by no other.
    const workflowId = idIn(history);
    names.set(runIn(history), `${workflowType}/${name}`);
    return { workflowId, history };
  });
  const answers = Worker.runReplayHistories(
    {
      workflowBundle: { codePath },
      dataConverter: dataConverter({ TONGCHOU_PAYLOAD_KEY: historiesKey() }),
      replayName: 'kept-histories',
    },
    asked,
  );
  const said = new Map<string, unknown>();
  for await (const { runId, error } of answers) said.set(names.get(runId) ?? runId, error);
  return said;
}

describe('kept histories', () => {
  test('every workflow type has one, under its own name', () => {
    const types = Object.keys(served)
      .filter((name) => name !== 'default') // takes what is started under any other name, and fails
      .sort();
    expect(Object.keys(WorkflowType).sort()).toEqual(types);
    expect([...new Set(kept.map(({ workflowType }) => workflowType))].sort()).toEqual(types);
  });

  test('every one was written by the type in whose folder it stands, and to its end', () => {
    for (const { workflowType, name, path } of kept) {
      const { events = [] } = historyFromJSON(JSON.parse(readFileSync(path, 'utf8')));
      const type = events?.[0]?.workflowExecutionStartedEventAttributes?.workflowType?.name;
      const ended = events?.at(-1)?.workflowExecutionCompletedEventAttributes;
      expect({ name, type, ended: Boolean(ended) }).toEqual({
        name,
        type: workflowType,
        ended: true,
      });
    }
  });

  test('every one still replays with the workflows as they are', async () => {
    const said = await replay(kept);
    expect(said.size).toBe(kept.length);
    expect([...said].filter(([, error]) => error !== undefined)).toEqual([]);
  });

  test('a workflow that does something else than it did is found out', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tongchou-replay-'));
    try {
      const code = readFileSync(bundlePath, 'utf8');
      const changed = code.replaceAll('.filePlan({', '.planStanding({');
      expect(changed).not.toBe(code);
      const codePath = join(folder, 'changed-bundle.js');
      writeFileSync(codePath, changed);
      const plans = kept.filter(({ workflowType }) => workflowType === 'countyFundPlan');
      const said = await replay(plans, codePath);
      expect(said.get('countyFundPlan/straight')).toBeInstanceOf(DeterminismViolationError);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
