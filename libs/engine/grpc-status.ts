import { isGrpcServiceError, ServiceError } from '@temporalio/client';

/** gRPC's numbers for what we tell apart. */
export const Status = {
  deadlineExceeded: 4,
  notFound: 5,
  unimplemented: 12,
  unavailable: 14,
} as const;

/** The status of a failed call, also where the SDK wrapped it. */
export function statusOf(error: unknown): number | undefined {
  if (isGrpcServiceError(error)) return error.code;
  if (error instanceof ServiceError && error.cause) return statusOf(error.cause);
  return undefined;
}
