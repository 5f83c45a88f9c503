import common = require('@temporalio/common');

/**
 * Messages and stack traces of failures are payloads too, so they are sealed with the rest.
 * CommonJS, because the SDK loads it by path, in the worker as well as in the workflow bundle.
 */
const failureConverter = new common.DefaultFailureConverter({ encodeCommonAttributes: true });

export = { failureConverter };
