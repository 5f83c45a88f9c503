export interface ProcessIdentity {
  readonly pid: number;
  readonly started: string;
}
export declare function startOf(pid: number): string | null;
export declare function isAlive(identity: ProcessIdentity): boolean;
