import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify';
import { wrongMethod } from './problems.js';
import { demandActor, rightOf, type Right } from './right.js';

const keyOf = (method: string, path: string): string =>
  `${method === 'HEAD' ? 'GET' : method} ${path}`;

/**
 * Who may call what hangs on the route itself, so that door, guard and router cannot read an
 * address differently. A route nobody has declared is refused before the API listens.
 */
export class Rights {
  private readonly declared = new Map<string, Right>();
  private readonly met = new Map<string, Set<string>>();

  constructor(routes: readonly Right[]) {
    for (const route of routes) this.declare(route);
  }

  declare(right: Right): void {
    this.declared.set(keyOf(right.method, right.path), right);
  }

  install(fastify: FastifyInstance): void {
    fastify.addHook('onRoute', (route) => this.attach(route));
  }

  /** After the last route: every address answers a method it does not take with the ones it takes. */
  refuseOtherMethods(fastify: FastifyInstance): void {
    for (const [path, methods] of this.met) {
      const others = fastify.supportedMethods.filter((method) => !methods.has(method));
      const rights = [...methods].map((method) => this.declared.get(keyOf(method, path)));
      const open = rights.every((right) => right?.access === 'PUBLIC');
      const access = open ? 'PUBLIC' : 'SESSION';
      const allow = [...methods].sort();
      for (const method of others) {
        if (method === 'HEAD') continue; // comes with GET
        this.declare({ method, path, summary: '方法不适用', access, allow });
        fastify.route({ method, url: path, handler: refuseMethod });
      }
    }
  }

  /** A route of several methods has no one right, so it is refused like one without. */
  private attach(route: RouteOptions): void {
    const [method = '', ...more] = [route.method].flat();
    const right = more.length === 0 ? this.declared.get(keyOf(method, route.url)) : undefined;
    if (!right) {
      throw new Error(
        `${[method, ...more].join(',')} ${route.url} 没有声明谁可以调用，请在 libs/contracts/api 的路由表中声明 · has no declared right; declare it in the route tables of libs/contracts/api`,
      );
    }
    route.config = { ...route.config, right };
    const met = this.met.get(route.url) ?? new Set();
    this.met.set(route.url, met.add(method));
  }
}

/** The door has said so already; without the door this still tells a stranger nothing. */
function refuseMethod(request: FastifyRequest): never {
  demandActor(request);
  throw wrongMethod(rightOf(request)?.allow ?? []);
}
