export declare function onSignal(stop: (exitCode: number, signal: string) => void): () => void;
