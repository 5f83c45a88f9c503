import { onSignal } from '#tools/on-signal.mjs';
import { dataFolder } from '#tools/places.mjs';
import { say } from '#tools/progress.mjs';
import { endRunning } from '#tools/run-command.mjs';
import { apiPort, parseOptions } from '#tools/start-options.mjs';
import { explain } from '#tools/start-problem.mjs';
import { citiesAsked } from './cities.js';
import type { ProcessName } from './child-spec.js';
import { dataFolderAt, empty, layOut, type DataFolder } from './data-folder.js';
import { DiskWatch } from './disk-watch.js';
import { openInstance } from './instance-file.js';
import { runInstance } from './instance-run.js';
import { endLeftOvers } from './left-overs.js';
import { watchParent } from './parent-watch.js';
import { requireApiPort } from './ports.js';
import { processesOf, writeBook, writeStatus, type InstanceStatus } from './process-book.js';
import { Supervisor } from './supervisor.js';

export interface Launch {
  readonly argv: readonly string[];
  /** Writes our address into the lock, so that a second start can name it. */
  readonly announce: (address: string) => void;
}

/** While the disk is full, the books are tried again this often. */
const writeAgainMs = 3_000;

/** Those who use something end before it does. */
const stages: readonly (readonly ProcessName[])[] = [
  ['worker', 'api'],
  ['simulators', 'temporal-ui', 'temporal'],
  ['postgres'],
];

/** Runs an instance until it is told to stop, and answers the exit code. */
export async function launch({ argv, announce }: Launch): Promise<number> {
  const options = parseOptions(argv);
  citiesAsked(options, process.env); // a slip of the pen must not cost the data that --fresh empties
  const port = apiPort(process.env['PORT']);
  const folder = dataFolderAt(dataFolder);
  layOut(folder);
  announce(`http://127.0.0.1:${port}`);
  await endLeftOvers(folder);
  await requireApiPort(port);
  if (options.fresh) {
    empty(folder);
    layOut(folder);
  }
  const instance = openInstance(folder, options, process.env);
  process.env['TONGCHOU_CITIES'] = instance.cities.join(',');
  return supervise(folder, (supervisor, disk, addresses) =>
    runInstance({
      folder,
      instance,
      askedDate: options.date,
      supervisor,
      disk,
      addresses,
      apiPort: port,
      env: process.env,
    }),
  );
}

type Run = (
  supervisor: Supervisor,
  disk: DiskWatch,
  addresses: (status: Omit<InstanceStatus, 'processes'>) => void,
) => Promise<void>;

async function supervise(folder: DataFolder, run: Run): Promise<number> {
  let end: (code: number) => void = () => undefined;
  const ended = new Promise<number>((resolve) => (end = resolve));
  let stopped = false;
  let known: Omit<InstanceStatus, 'processes'> | null = null;
  let again: NodeJS.Timeout | undefined;
  const writeDown = (): void => {
    const told = again !== undefined;
    clearTimeout(again);
    again = undefined;
    const processes = processesOf(supervisor);
    try {
      writeBook(folder.run, processes);
      if (known) writeStatus(folder.run, { ...known, processes });
    } catch (error) {
      // A full disk must not end the launcher: its children would be left without it.
      if (!told) say(`! ${explain(error)}`);
      again = setTimeout(writeDown, writeAgainMs);
    }
  };
  const disk = new DiskWatch(folder.root);
  const supervisor: Supervisor = new Supervisor({
    diskIsFull: () => disk.full(),
    logs: folder.logs,
    mark: folder.root,
    changed: writeDown,
    gaveUp: ({ name }) => {
      say(
        `✗ ${name} 五分钟内五次退出，停止运行；请看日志 · ${name} died five times in five minutes, giving up; see ${folder.logs}/${name}.log`,
      );
      end(1);
    },
  });
  const quiet = onSignal((code, signal) => {
    say(`\n▸ 收到 ${signal}，正在停止 · stopping`);
    end(code);
  });
  const unwatch = watchParent(() => end(1));
  const unforeseen = (error: unknown): void => {
    say(explain(error));
    end(1);
  };
  process.on('uncaughtException', unforeseen);
  run(supervisor, disk, (status) => {
    known = status;
    writeDown();
  }).catch((error: unknown) => {
    if (!stopped) say(`\n${explain(error)}`);
    end(1);
  });
  const code = await ended;
  stopped = true;
  unwatch();
  disk.stop();
  await endRunning();
  await supervisor.stop(stages);
  writeDown();
  clearTimeout(again);
  say('✓ 已停止 · stopped');
  quiet();
  process.off('uncaughtException', unforeseen);
  return code;
}
