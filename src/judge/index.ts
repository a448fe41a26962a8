export type { Evidence, Promotion } from "./evidence.ts";
