import Fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
} from 'fastify';
import { bankRoutes } from './bank/bank.routes.js';
import { controlRoutes } from './control.routes.js';
import { figureRoutes } from './figures/figures.routes.js';
import { financeRoutes } from './finance/finance.routes.js';
import { Problem, sendProblem } from './http/problem.js';
import { signedOnly } from './http/signed-only.js';
import { insuranceRoutes } from './insurance/insurance.routes.js';
import type { OutsideWorld } from './outside-world.js';
import { taxRoutes } from './tax/tax.routes.js';
import { treasuryRoutes } from './treasury/treasury.routes.js';

const MAX_BODY_BYTES = 1_048_576;
/** A key of 200 characters, each of them percent-encoded as UTF-8. */
const MAX_PARAM_LENGTH = 2_000;

/** The HTTP face of the outside world: the contract's calls, and the wire to the product. */
export function serverOf(world: OutsideWorld, logger: FastifyBaseLogger): FastifyInstance {
  const app: FastifyInstance = Fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: MAX_BODY_BYTES,
    requestTimeout: 30_000,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: MAX_PARAM_LENGTH },
  });
  app.removeContentTypeParser('text/plain');
  const methodsOf = rememberRoutes(app);
  app.addHook('onRequest', async () => world.payments.settleDue());
  app.addHook('onSend', async () => world.log.durable());
  app.setErrorHandler<FastifyError | Problem>(async (error, request, reply) => {
    if (!(error instanceof Problem) && (error.statusCode ?? 500) >= 500) request.log.error(error);
    return sendProblem(reply, error);
  });
  app.setNotFoundHandler(async (request, reply) => {
    const path = request.url.split('?')[0] ?? '/';
    const allow = methodsOf(path);
    if (allow.length === 0) return sendProblem(reply, new Problem(404, 'NOT_FOUND', path));
    void reply.header('allow', allow.join(', '));
    return sendProblem(reply, new Problem(405, 'METHOD_NOT_ALLOWED', `Use ${allow.join(', ')}.`));
  });
  void app.register(async (open) => controlRoutes(open, world));
  void app.register(async (open) => figureRoutes(open, world));
  void app.register(async (signed) => {
    signedOnly(signed, world.secret);
    bankRoutes(signed, world);
    treasuryRoutes(signed, world);
    financeRoutes(signed, world);
    taxRoutes(signed, world);
    insuranceRoutes(signed, world);
  });
  return app;
}

/** Which methods a path has, so that a wrong one is told apart from a wrong path. */
function rememberRoutes(app: FastifyInstance): (path: string) => string[] {
  const routes: { readonly methods: string[]; readonly path: RegExp }[] = [];
  app.addHook('onRoute', ({ method, url }) => {
    const path = new RegExp(`^${url.replaceAll(/:[a-z]+/g, '[^/]+')}$`);
    routes.push({ methods: [method].flat(), path });
  });
  return (wanted) =>
    routes.flatMap(({ methods, path }) => (path.test(wanted) ? methods : [])).sort();
}
