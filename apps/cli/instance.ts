import * as fs from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { textOfFile } from '#domain/text/text-of-file.js';
import { readStatus, type InstanceStatus } from './launcher/process-book.js';
import { notRunning, orWrong } from './problem.js';

/** `.data` of this clone; a running instance may live elsewhere and says so. */
export function dataFolder(): string {
  return process.env['TONGCHOU_DATA'] ?? fileURLToPath(new URL('../../../.data', import.meta.url));
}

/** What the launcher last wrote about the instance of this folder; null when none ever ran. */
export function instanceStatus(): InstanceStatus | null {
  return readStatus(join(dataFolder(), 'run'));
}

/**
 * Where the API of this instance is: of this folder, or the one that a site without the launcher
 * names in `TONGCHOU_API_URL`.
 */
export function runningApi(): string {
  const api = process.env['TONGCHOU_API_URL'] || instanceStatus()?.api;
  if (api !== undefined) return api.replace(/\/$/, '');
  throw notRunning(
    '本目录没有运行中的实例，请先执行 npm start，或设 TONGCHOU_API_URL',
    'no instance runs in this folder; run npm start first, or set TONGCHOU_API_URL',
  );
}

/** The key only the owner of the folder can read; the API knows the same one. */
function operatorKey(): string {
  const named = process.env['TONGCHOU_OPERATOR_KEY'];
  if (named) return named;
  const file = join(dataFolder(), 'secrets', 'operator-key');
  if (fs.existsSync(file)) return orWrong('', () => textOfFile(file, fs)).trim();
  throw notRunning(
    '本目录还没有实例，请先执行 npm start',
    'no instance in this folder yet; run npm start first',
  );
}

export interface ApiAnswer {
  readonly status: number;
  readonly body: unknown;
}

async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** Calls the API of an instance as its operator; every call has an end. */
export async function callApi(
  api: string,
  path: string,
  { timeout, body }: { readonly timeout: number; readonly body?: unknown },
): Promise<ApiAnswer> {
  const headers = {
    authorization: `Operator ${operatorKey()}`,
    'content-type': 'application/json',
  };
  const request: RequestInit = { headers, signal: AbortSignal.timeout(timeout) };
  if (body !== undefined) {
    request.method = 'POST';
    request.body = JSON.stringify(body);
  }
  try {
    const response = await fetch(`${api}${path}`, request);
    return { status: response.status, body: await bodyOf(response) };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw notRunning(`${api} 没有应答（${why}）`, `${api} does not answer (${why})`);
  }
}
