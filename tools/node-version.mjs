import { StartProblem } from './start-problem.mjs';

/** Kept free of newer syntax, so that an old Node gets these words and not a syntax error. */
export function requireNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new StartProblem(
    `需要 Node.js 20.19 或更新版本，当前为 ${version}。请从 https://nodejs.org 安装后重试。`,
    `Node.js 20.19 or newer is needed; this is ${version}. Install it from https://nodejs.org and try again.`,
  );
}
