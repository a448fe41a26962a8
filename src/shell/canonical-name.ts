/** The one name of an input, however a runbook spells it: `<ENVIRONMENT>`, `${environment}` and `your-environment` are one. */

const environments = new Set(
  "dev development test testing qa uat stage staging preprod preview sandbox prod production live".split(" "),
);

const kebab = (text: string): string =>
  text
    .slice(0, 200)
    .replace(/([a-z0-9])([A-Z][a-z])/g, "$1-$2")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+/, "")
    .replace(/-+$/, "");

/** Words that ask for a value rather than name it. */
const asking =
  /^(?:(?:please|your|the|an?|my|insert|enter|fill-in|replace-with|put|add|provide|specify)-)+(?=.)/;

export function canonicalName(spelling: string): string {
  const name = kebab(spelling);
  return name.replace(asking, "").replace(/-(?:goes-)?here$/, "") || name;
}

/** `<staging|production>` is the environment; other choices are named by what may be chosen. */
export function choiceName(options: readonly string[]): string {
  const names = options.map(canonicalName);
  if (names.every((name) => environments.has(name))) return "environment";
  return names.slice(0, 6).join("-or-");
}
