import { routes } from '#contracts/api/routes.js';

/** What stands beside `/api/v1`. */
const atTheRoot = ['/healthz', '/readyz', '/metrics', '/api/openapi.json'];

const escaped = (text: string): string => text.replaceAll('.', '\\.');
const patterns = [
  ...routes.map(({ method, path }) => ({ method, path })),
  ...atTheRoot.map((path) => ({ method: 'GET', path })),
].map(({ method, path }) => ({
  method,
  form: new RegExp(`^${escaped(path).replaceAll(/:[a-z]+/gi, '[^/]+')}$`),
}));

/** The methods an address takes; none where there is nothing. */
export function allowedAt(url: string): string[] {
  const [path = ''] = url.split('?');
  return patterns.filter(({ form }) => form.test(path)).map(({ method }) => method);
}
