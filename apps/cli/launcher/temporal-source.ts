import { say } from '#tools/progress.mjs';
import { StartProblem } from '#tools/start-problem.mjs';
import { cliOnPath, downloadCli } from './temporal-cli.js';
import { goNeeded } from './go-version.js';
import {
  buildTemporal,
  installedTemporal,
  whyGoCannot,
  type TemporalBinaries,
} from './temporal-install.js';

/** Where the engine of this instance comes from. */
export type TemporalSource =
  | { readonly kind: 'OUTSIDE'; readonly address: string }
  | { readonly kind: 'SERVER'; readonly binaries: TemporalBinaries }
  | { readonly kind: 'DEV_SERVER'; readonly program: string };

/**
 * The first that works of: `TEMPORAL_ADDRESS`, an earlier install, `go install`, a `temporal`
 * command on PATH, the SDK's download. Says why the ones before it did not.
 */
export async function findTemporal(env: NodeJS.ProcessEnv): Promise<TemporalSource> {
  const address = env['TEMPORAL_ADDRESS'];
  if (address) return { kind: 'OUTSIDE', address };
  const reasons: string[] = [];
  const server = await realServer(reasons);
  if (server) return { kind: 'SERVER', binaries: server };
  const program = await cliOnPath();
  if (program) return devServer(program, reasons);
  reasons.push('no `temporal` command on PATH');
  try {
    return devServer(await downloadCli(), reasons);
  } catch (error) {
    reasons.push(`the SDK's download failed: ${firstLine(error)}`);
  }
  throw noTemporal(reasons);
}

async function realServer(reasons: string[]): Promise<TemporalBinaries | null> {
  const installed = installedTemporal();
  if (installed) return installed;
  const obstacle = await whyGoCannot();
  if (obstacle !== null) {
    reasons.push(obstacle);
    return null;
  }
  try {
    await buildTemporal();
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    reasons.push(`go install failed: ${firstLine(error)}`);
  }
  return installedTemporal();
}

function devServer(program: string, reasons: readonly string[]): TemporalSource {
  say(
    `▸ 使用 Temporal 开发服务器 · using the Temporal development server, since ${reasons.join('; ')}`,
  );
  say(
    '  仅供试用：其管理页面可改动流程 · for tries only: its own pages can change what runs in it',
  );
  return { kind: 'DEV_SERVER', program };
}

const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';

function noTemporal(reasons: readonly string[]): StartProblem {
  return new StartProblem(
    [
      '没有可用的 Temporal。任选其一后重试：',
      `  1. 安装 Go ${goNeeded} 或更新（https://go.dev/dl），将自动构建；`,
      '  2. 安装 temporal 命令行并放入 PATH；',
      '  3. 设置 TEMPORAL_ADDRESS=主机:端口 指向已有的 Temporal；',
      '  4. 用 docker compose up 运行官方镜像。',
    ].join('\n'),
    [
      'No Temporal can be had. Do one of these and try again:',
      `  1. install Go ${goNeeded} or newer (https://go.dev/dl), the server is then built by itself;`,
      '  2. install the `temporal` CLI and put it on PATH;',
      '  3. set TEMPORAL_ADDRESS=host:port to a server you have;',
      '  4. run the official images with docker compose up.',
      ...reasons.map((reason) => `Tried: ${reason}.`),
    ].join('\n'),
  );
}
