export declare const root: string;
export declare const dataFolder: string;
export declare const cacheFolder: string;
export declare const buildLock: string;
