import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import Chromium from '@sparticuz/chromium';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];
/** For a busy machine; shorter than a page's pause before it reads its lists again, so that what it hears is seen. */
const TIME_LIMIT = 25_000;

const runs = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** CHROME_PATH, a Chromium on PATH, or the one that lies inside the npm package. */
async function executable(): Promise<string> {
  const named = process.env['CHROME_PATH'];
  if (named !== undefined && named !== '') return named;
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const found = folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find(runs);
  return found ?? (await Chromium.executablePath());
}

/** The package's own flags are not used: one process for all and no web security is no browser of a person. */
export async function launchBrowser(): Promise<Browser> {
  return await chromium.launch({
    executablePath: await executable(),
    headless: true,
    args: ['--lang=zh-CN', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  });
}

/** Where the pages under test are served, without a slash at the end. */
export function webUrl(): string {
  const url = process.env['TEST_WEB_URL'];
  if (url === undefined || url === '') {
    throw new Error('TEST_WEB_URL names no running instance to click through');
  }
  return url;
}

/** A person's own browser: 1366 × 768, Chinese, and a failure for every request that leaves the host. */
export async function newPerson(
  browser: Browser,
  { baseURL = webUrl(), locale = 'zh-CN' }: { baseURL?: string; locale?: string } = {},
): Promise<{ context: BrowserContext; page: Page; strangers: string[] }> {
  const context = await browser.newContext({
    baseURL,
    locale,
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1366, height: 768 },
    acceptDownloads: true,
  });
  context.setDefaultTimeout(TIME_LIMIT);
  const strangers: string[] = [];
  const { host } = new URL(baseURL);
  context.on('request', (request) => {
    const { protocol, host: to } = new URL(request.url());
    if (protocol.startsWith('http') && to !== host) strangers.push(request.url());
  });
  return { context, page: await context.newPage(), strangers };
}
