export declare function cacheFolder(): string;
export declare function serverPath(name: string): string | null;
export declare function fetchServers(): readonly string[];
