/** SHA-256 of a text's UTF-8. It hashes and nothing else: no keys, no salts, no signatures. */
import { createHash } from "node:crypto";

export const sha256Hex = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex");
