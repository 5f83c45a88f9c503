const codes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };

/**
 * Calls `stop` with the exit code of the first signal, once; later ones wait for it.
 * Answers how to take the handlers away again.
 */
export function onSignal(stop) {
  let called = false;
  const handlers = Object.entries(codes).map(([signal, code]) => {
    const handler = () => {
      if (called) return;
      called = true;
      stop(code, signal);
    };
    process.on(signal, handler);
    return [signal, handler];
  });
  return () => handlers.forEach(([signal, handler]) => process.off(signal, handler));
}
