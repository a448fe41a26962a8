/** Files of other kinds pasted under a shell's tag: named for people, by shapes that no command line has. */
import { catalog } from "./catalog/catalog.ts";

const known = (line: string): boolean => catalog.has(line.split(/[\s;|]/, 1)[0] ?? "");
const count = (lines: readonly string[], shape: RegExp): number =>
  lines.filter((line) => shape.test(line.slice(0, 300))).length;

const yamlLine = /^(?:- |[\w./-]{1,80}:(?:\s|$)|---$)/;
const jsonLine = /^(?:[{}[\]],?|"[^"]{1,100}"\s*:.*|[\]}],?|"[^"]*",?)$/;
const nginxLine =
  /^(?:(?:server|location|upstream|http|events|if|map)\b[^;]*\{|\}|[a-z_]{2,40}\s[^;]*;)(?:\s*#.*)?$/;
const dockerfile =
  /^(?:FROM|RUN|COPY|ADD|CMD|ENTRYPOINT|ENV|EXPOSE|WORKDIR|ARG|LABEL|USER|HEALTHCHECK|VOLUME)\s/;
const unitFile = /^(?:\[(?:Unit|Service|Install|Timer|Socket)\]|[A-Z][A-Za-z]+=)/;
const iniLine = /^(?:\[[\w .:-]{1,60}\]|[\w.-]{1,60}\s*=\s*\S.*|[\w.-]{1,60}\s*=$|;.*)$/;
const sqlLine =
  /^(?:SELECT|INSERT INTO|UPDATE|DELETE FROM|CREATE (?:TABLE|INDEX|UNIQUE|OR REPLACE|DATABASE|USER|VIEW|EXTENSION)|ALTER (?:TABLE|USER|DATABASE)|DROP (?:TABLE|INDEX|DATABASE|VIEW)|FROM|WHERE|BEGIN;|COMMIT;|ROLLBACK;|SET|VALUES|GRANT|TRUNCATE|WITH|ORDER BY|GROUP BY|LIMIT|JOIN|LEFT JOIN|AND|ON|VACUUM|REINDEX|EXPLAIN)\b/;
const scriptLine =
  /^(?:const |let |var |await |async |import .{1,100} from |import \{|export (?:default|const|function|class|async) |function\s+\w+\s?\(.*\)\s?\{|class \w+|def \w+\(|from \w[\w.]* import |import \w[\w.]*$|console\.\w+\(|print\(|return\b|\}\)?;?$|\)\s?=>|if \(.*\) \{|@\w+|with .+:$|for \w+ in .+:$|(?:el)?if .+:$|try:$|except\b.*:$|async with )/;
const makeTarget = /^(?:\.PHONY:|[\w.-]{1,60}:(?:\s[\w./ -]*)?$)/;

function isYaml(body: readonly string[]): boolean {
  const matching = count(body, yamlLine);
  if (body.some((line) => /^apiVersion:\s/.test(line))) return matching / body.length > 0.5;
  return (
    body.length >= 1 &&
    matching / body.length > 0.7 &&
    !body.some((line) => known(line) && !yamlLine.test(line)) &&
    matching > 0
  );
}

/** A heredoc carries such text as its input; then it is the command's. */
const hasHeredoc = (lines: readonly string[]): boolean =>
  lines.some((line) => /<<-?\s?["'\\]?[A-Za-z_]/.test(line.slice(0, 2000)));

export function configKind(lines: readonly string[], body: readonly string[]): string | null {
  if (body.length === 0 || hasHeredoc(lines)) return null;
  const first = body[0] ?? "";
  const share = (shape: RegExp): number => count(body, shape) / body.length;
  if (/^(?:FROM|ARG)\s+\S+/.test(first) && share(dockerfile) > 0.4) return "a Dockerfile";
  if (/^\[(?:Unit|Service|Timer|Socket)\]/.test(first) && share(unitFile) > 0.7) return "a systemd unit";
  if (/^\[[\w .:-]{1,60}\]$/.test(first) && share(iniLine) > 0.8) return "an INI or TOML file";
  if (/^[{[]/.test(first) && share(jsonLine) > 0.6) return "JSON";
  if (/\{$/.test(first) && share(nginxLine) > 0.7 && body.some((line) => /;$/.test(line)))
    return "a server's configuration";
  if (
    count(body, sqlLine) > 0 &&
    sqlLine.test(first) &&
    !body.some((line) => known(line) && !sqlLine.test(line))
  )
    return "SQL";
  if (lines.some((line) => /^\t\S/.test(line)) && makeTarget.test(first) && !known(first))
    return "a makefile";
  if (/^\.PHONY:/.test(first)) return "a makefile";
  if (scriptLine.test(first) && share(scriptLine) > 0.34 && !(known(first) && share(scriptLine) < 0.6))
    return "code of another language";
  if (isYaml(body)) return "YAML";
  return null;
}
