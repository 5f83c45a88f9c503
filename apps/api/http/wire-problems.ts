import { problem, type Problem } from './problem.js';

export const headersTooLarge = (): Problem =>
  problem(
    431,
    'HEADERS_TOO_LARGE',
    { zh: '请求头过大', en: 'Request headers too large' },
    {
      zh: '请缩短地址或请求头（含 Cookie）后重试',
      en: 'Shorten the address or the headers (cookies too) and try again',
    },
  );

export const tooSlow = (): Problem =>
  problem(
    408,
    'REQUEST_TIMEOUT',
    { zh: '请求未在时限内发完', en: 'The request did not arrive in time' },
    { zh: '请检查网络后重试', en: 'Check the network and try again' },
  );

export const expectationFailed = (): Problem =>
  problem(
    417,
    'EXPECTATION_FAILED',
    { zh: '不支持该 Expect 请求头', en: 'This Expect header is not supported' },
    { zh: '请去掉 Expect 后重试', en: 'Send the request without Expect' },
  );
