import { spawn } from 'node:child_process';

const running = new Set();

function kill(child, signal) {
  try {
    process.kill(-child.pid, signal);
  } catch {
    child.kill(signal);
  }
}

/** Ends every command that still runs, with its whole process group. */
export async function endRunning() {
  const children = [...running];
  for (const child of children) kill(child, 'SIGTERM');
  const gone = Promise.all(children.map((child) => child.gone));
  const late = setTimeout(() => children.forEach((child) => kill(child, 'SIGKILL')), 5_000);
  await gone;
  clearTimeout(late);
}

/**
 * Runs a command in a process group of its own, so that Ctrl-C does not reach it behind our
 * back, and keeps the end of what it says for the error.
 */
export function runCommand(file, args, { cwd, env, uid, gid, limitMs = 45 * 60_000 } = {}) {
  const child = spawn(file, args, {
    cwd,
    env: env ?? process.env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    ...(uid === undefined ? {} : { uid }),
    ...(gid === undefined ? {} : { gid }),
  });
  let tail = '';
  let output = '';
  child.stdout.on('data', (chunk) => {
    output = (output + chunk).slice(-1_000_000);
    tail = (tail + chunk).slice(-4_000);
  });
  child.stderr.on('data', (chunk) => (tail = (tail + chunk).slice(-4_000)));
  running.add(child);
  const late = setTimeout(() => kill(child, 'SIGKILL'), limitMs);
  const ended = new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0) resolve(output);
      else reject(new Error(`${file} ${args[0] ?? ''} failed (${signal ?? code})\n${tail.trim()}`));
    });
  }).finally(() => {
    clearTimeout(late);
    running.delete(child);
  });
  child.gone = ended.then(
    () => undefined,
    () => undefined,
  );
  return ended;
}
