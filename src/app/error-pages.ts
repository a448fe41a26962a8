/** The pages of the error codes as they are shipped: `docs/errors/CODE.md`, each with the code as its heading. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export interface ErrorPage {
  readonly code: string;
  /** What the code means, in a line. */
  readonly title: string;
  readonly text: string;
}

const FOLDER = fileURLToPath(new URL("../../docs/errors/", import.meta.url));
const PAGE = /^([A-Z][A-Z0-9_]+)\.md$/;

/** The words after the code in the heading; without any, the first sentence below it. */
export function titleOf(code: string, text: string): string {
  const [heading = "", ...rest] = text.split(/\r?\n/);
  const said = heading
    .replace(/^#+ */, "")
    .replace(code, "")
    .replace(/^(?:[`:\s]|[–—-]\s)+/, "")
    .trim();
  if (said !== "") return said;
  const sentence = rest.find((line) => line.trim() !== "") ?? "";
  return (
    sentence
      .replace(/`/g, "")
      .split(/(?<=\.)\s/)[0]
      ?.replace(/\.$/, "") ?? ""
  );
}

export function errorPages(): readonly ErrorPage[] {
  const codes = readdirSync(FOLDER).flatMap((name) => PAGE.exec(name)?.[1] ?? []);
  return codes.sort().map((code) => {
    const text = readFileSync(`${FOLDER}${code}.md`, "utf8");
    return { code, title: titleOf(code, text), text };
  });
}
