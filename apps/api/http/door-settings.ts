import { isIP } from 'node:net';
import { hostsIn } from './hosts.js';

/** What an operator may set about the door (docs/runbook.md › Who may come in). */
export interface DoorSettings {
  /** Names beside the loopback ones under which people reach this instance. */
  readonly hosts: readonly string[];
  /** The one of them that people reach by TLS, where `TONGCHOU_PUBLIC_URL` says so. */
  readonly secureHosts: readonly string[];
  /** Proxies whose X-Forwarded-… headers count; false: nobody's. */
  readonly trustProxy: string | false;
  /** What a scraper must send; without it only the own machine may ask for figures. */
  readonly metricsToken?: string | undefined;
}

const leastTokenLength = 32;
const nobody = /^(none|false|)$/i;
const neighbourhoods = ['loopback', 'linklocal', 'uniquelocal'];

function tokenIn(token: string | undefined): string | undefined {
  if (!token) return undefined;
  if (/^\S+$/.test(token) && token.length >= leastTokenLength) return token;
  throw new RangeError(
    `TONGCHOU_METRICS_TOKEN 至少 ${leastTokenLength} 个字符，不含空格 · has at least ${leastTokenLength} characters and no space`,
  );
}

const isProxy = (text: string): boolean => {
  const [address = '', prefix, ...more] = text.split('/');
  if (neighbourhoods.includes(text)) return true;
  const most = isIP(address) === 6 ? 128 : 32;
  const fits = prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= most);
  return isIP(address) !== 0 && fits && more.length === 0;
};

/** Addresses only: a mere number of hops, or `true`, would believe whoever comes directly. */
function proxiesIn(list: string): string | false {
  if (nobody.test(list)) return false;
  const all = list.split(',').map((each) => each.trim());
  const wrong = all.find((each) => !isProxy(each));
  if (wrong === undefined) return all.join(',');
  throw new RangeError(
    `TONGCHOU_TRUST_PROXY 中的“${wrong}”不是 IP 地址或网段，也不是 loopback、linklocal、uniquelocal 之一 · “${wrong}” in TONGCHOU_TRUST_PROXY is no IP address or range, nor loopback, linklocal or uniquelocal`,
  );
}

/** Reads `TONGCHOU_HOSTS`, `TONGCHOU_PUBLIC_URL`, `TONGCHOU_TRUST_PROXY` and `TONGCHOU_METRICS_TOKEN`. */
export function doorSettings(env: NodeJS.ProcessEnv): DoorSettings {
  const given = env['TONGCHOU_PUBLIC_URL'] ?? '';
  const publicUrl = URL.canParse(given) ? new URL(given) : null;
  return {
    hosts: [
      ...hostsIn(env['TONGCHOU_HOSTS'] ?? ''),
      ...(publicUrl === null ? [] : [publicUrl.host]),
    ],
    secureHosts: publicUrl?.protocol === 'https:' ? [publicUrl.host] : [],
    trustProxy: proxiesIn((env['TONGCHOU_TRUST_PROXY'] ?? 'loopback').trim()),
    metricsToken: tokenIn(env['TONGCHOU_METRICS_TOKEN']),
  };
}
