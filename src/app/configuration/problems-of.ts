/**
 * What the schema found wrong, as problems for people: each with its line and column, why it matters and what to write
 * instead. A value is never repeated in the words; the frame shows the line, with secrets hidden.
 */
import type { z } from "zod";
import { type Diagnostic, nearest } from "../../base/index.ts";
import type { AppCode } from "../codes.ts";
import { type ConfigDocument, keySpan, locate, type Path, pathText, valueSpan } from "./document.ts";
import { SECRET_LITERAL, SECRET_PLACE } from "./references.ts";

export type Issue = z.core.$ZodIssue;

export const problem = (code: AppCode, said: Omit<Diagnostic, "code" | "level">): Diagnostic => ({
  code,
  level: "error",
  ...said,
});

/** The issues of the alternative that was most likely meant, with whole paths. */
export function settled(issue: Issue): readonly Issue[] {
  if (issue.code !== "invalid_union" || issue.errors.length === 0) return [issue];
  const weight = (found: readonly Issue[]): number =>
    found.reduce((sum, each) => sum + (each.code === "unrecognized_keys" ? each.keys.length : 1), 0);
  const sameKind = issue.errors.filter(
    (found) => !found.some((each) => each.code === "invalid_type" && each.path.length === 0),
  );
  const [best] = [...sameKind].sort((a, b) => weight(a) - weight(b));
  if (best === undefined) return [issue];
  return best.flatMap((each) => settled({ ...each, path: [...issue.path, ...each.path] } as Issue));
}

/** Where keys belong that are often put at the top. */
const HOMES: Readonly<Record<string, string>> = Object.fromEntries([
  ...["context", "namespace", "zone", "windows", "freezes", "approvals", "strict", "onFailure"].map((key) => [
    key,
    `environments.NAME.${key}`,
  ]),
  ...["runbooks", "version", "after", "targets"].map((key) => [key, `services.NAME.${key}`]),
  ...["files", "rules"].map((key) => [key, `lint.${key}`]),
]);

function unknownKeys(
  document: ConfigDocument,
  issue: Issue & { code: "unrecognized_keys" },
): readonly Diagnostic[] {
  const known = issue.message.split(" ");
  return issue.keys.map((key) => {
    const near = nearest(key, known);
    const home = Object.hasOwn(HOMES, key) ? HOMES[key] : undefined;
    const takes = `${issue.path.length === 0 ? "rutter.yaml" : pathText(issue.path)} takes ${known.join(", ")}`;
    return problem("CONFIG_KEY_UNKNOWN", {
      span: keySpan(document, [...issue.path, key]),
      what: `there is no setting ${pathText([...issue.path, key])}`,
      why: "a setting that is not known would have no effect, and nobody would notice",
      fix: near ? `did you mean ${near}?` : home ? `it belongs at ${home}` : takes,
    });
  });
}

const whyOf = (path: Path): string =>
  path[0] === "environments"
    ? "a setting that is misread could let a release start that should not"
    : "a setting that is misread would do something else than was meant, or nothing";

function missing(document: ConfigDocument, issue: Issue): Diagnostic {
  const owner = issue.path.slice(0, -1);
  const key = String(issue.path.at(-1));
  const node = locate(document, owner).node;
  const others = node?.kind === "map" ? node.entries.map((entry) => entry.key) : [];
  const near = nearest(key, others);
  return problem("CONFIG_VALUE_INVALID", {
    span: keySpan(document, owner),
    what: `${pathText(owner)} has no ${key}`,
    why: whyOf(issue.path),
    fix: near ? `${near} should be ${key}` : `add ${key}: ${issue.message}`,
  });
}

const paramsOf = (issue: Issue): Readonly<Record<string, unknown>> =>
  issue.code === "custom" ? (issue.params ?? {}) : {};

export const isSecretPlace = (issue: Issue): boolean => paramsOf(issue).place === SECRET_PLACE;

function literalSecret(document: ConfigDocument, { path, message }: Issue): Diagnostic {
  return problem("CONFIG_SECRET_LITERAL", {
    span: keySpan(document, path),
    what: `${pathText(path)} may hold a secret, and it stands in the file itself`,
    why: "everybody who can read the repository, now or later, can read it",
    fix: `write ${message}; and change the secret if it was ever committed`,
  });
}

/** The one of a list of words that was probably meant, or what the form itself proposes. */
function nearestTo(document: ConfigDocument, issue: Issue): string | null {
  const { near } = paramsOf(issue);
  if (typeof near === "string") return near;
  const { node } = locate(document, issue.path);
  if (node?.kind !== "text" || !issue.message.startsWith("one of ")) return null;
  return nearest(node.text, issue.message.slice("one of ".length).split(", "));
}

function wrongValue(document: ConfigDocument, issue: Issue): Diagnostic {
  const { path, message } = issue;
  const near = nearestTo(document, issue);
  return problem("CONFIG_VALUE_INVALID", {
    span: path.length === 0 ? { lines: [document.root.line, document.root.line] } : valueSpan(document, path),
    what: `${path.length === 0 ? "rutter.yaml" : pathText(path)} is not ${message}`,
    why: whyOf(path),
    fix: near ? `did you mean ${near}?` : `write ${message}`,
  });
}

/** Whether a key is missing only because it stands there with a slip, which is told already. */
const isSlip = (issue: Issue, others: readonly Issue[]): boolean =>
  others.some(
    (other) =>
      other.code === "unrecognized_keys" &&
      pathText(other.path) === pathText(issue.path.slice(0, -1)) &&
      other.keys.some((key) => nearest(key, other.message.split(" ")) === issue.path.at(-1)),
  );

export function problemsOfIssues(document: ConfigDocument, issues: readonly Issue[]): readonly Diagnostic[] {
  return issues.flatMap((issue) => {
    if (issue.code === "unrecognized_keys") return unknownKeys(document, issue);
    if (locate(document, issue.path).node === null) {
      return isSlip(issue, issues) ? [] : [missing(document, issue)];
    }
    const isLiteral = paramsOf(issue).kind === SECRET_LITERAL;
    return [isLiteral ? literalSecret(document, issue) : wrongValue(document, issue)];
  });
}
