/**
 * What the doctor found, for people: groups in the order in which to put things right, a line each, what is wrong and what
 * to do about it under it. What every system brings, and what is in order, takes as little room as it can.
 */
import { type DoctorCheck, type DoctorReport, isSystemTool } from "../app/index.ts";
import { clean } from "./clean.ts";
import { type FileName, type GroupColumns, groupColumns, rowOf } from "./doctor-row.ts";
import { type Look, paint } from "./look.ts";
import { edges, labelled } from "./row.ts";
import { wrap } from "./width.ts";

const GROUPS: readonly (readonly [title: string, kinds: readonly DoctorCheck["kind"][]])[] = [
  ["tools", ["tool"]],
  ["clusters", ["context", "namespace"]],
  ["hosts", ["host"]],
  ["databases", ["database"]],
  ["addresses", ["url"]],
  ["metrics", ["metrics"]],
  ["secrets", ["secret"]],
  ["files", ["file", "task"]],
];

const isUsual = (check: DoctorCheck): boolean =>
  check.kind === "tool" && check.state === "ok" && check.what === null && isSystemTool(check.name);

function listed(
  look: Look,
  columns: GroupColumns,
  { label, names }: { label: string; names: readonly string[] },
) {
  if (names.length === 0) return [];
  const indent = " ".repeat(columns.state + 4);
  const room = look.columns - indent.length;
  return wrap(`${label} ${names.map(clean).join(", ")}`, room).map(
    (line) => indent + paint(look, "dim", line),
  );
}

interface Group {
  readonly title: string;
  readonly checks: readonly DoctorCheck[];
  readonly nameOfFile: FileName;
}

function group(look: Look, { title, checks, nameOfFile }: Group): readonly string[] {
  if (checks.length === 0) return [];
  const usual = checks.filter(isUsual);
  const shown = checks.filter((check) => !isUsual(check));
  const columns = groupColumns(shown, look);
  return [
    "",
    paint(look, "bold", title),
    ...shown.flatMap((check, index) =>
      rowOf(check, { columns, look, nameOfFile, fixBefore: shown[index - 1]?.fix ?? null }),
    ),
    ...listed(look, columns, { label: "of the system, all here:", names: usual.map(({ name }) => name) }),
  ];
}

function inputs(look: Look, checks: readonly DoctorCheck[]): readonly string[] {
  const asked = checks.filter(({ kind, state }) => kind === "input" && state !== "ok");
  if (asked.length === 0) return [];
  const names = asked.map(({ name }) => clean(name)).join(", ");
  return ["", ...labelled(look, "asked for when a plan is made  ", names)];
}

function head({ files, checks }: DoctorReport, look: Look): string {
  const own = checks.filter(({ kind }) => kind === "rutter");
  const versions = own.map(({ name, version }) => `${name} ${version ?? "?"}`).join(", ");
  const [first = ""] = files;
  const more = files.length > 1 ? ` and ${files.length - 1} more` : "";
  return edges(look, { text: `${clean(first)}${more}`, tone: "bold" }, versions);
}

const isAre = (count: number): string => (count === 1 ? "is" : "are");

function summary(
  { checks, summary: { failed, notes, notLooked } }: DoctorReport,
  look: Look,
): readonly string[] {
  const needed = checks.filter(
    (check) => check.needed && check.state !== "not-looked" && check.kind !== "rutter",
  ).length;
  const bad = `${failed} of ${needed} needed ${isAre(failed)} not here or ${failed === 1 ? "does" : "do"} not answer`;
  const parts = [
    failed === 0 ? `all ${needed} needed are here and answer` : bad,
    ...(notes === 0 ? [] : [`${notes} ${notes === 1 ? "note" : "notes"}`]),
    ...(notLooked === 0 ? [] : [`${notLooked} not looked at`]),
  ];
  const [first = "", ...others] = wrap(parts.join("; "), look.columns);
  return [paint(look, failed === 0 ? null : "red", first), ...others];
}

function pages({ checks }: DoctorReport, look: Look): readonly string[] {
  const codes = [...new Set(checks.flatMap(({ code, needed }) => (code !== null && needed ? [code] : [])))];
  if (codes.length === 0) return [];
  return codes.map((code, index) =>
    paint(look, "dim", `${index === 0 ? "more  " : "      "}rutter explain ${code}`),
  );
}

/** Of one runbook only the lines are said; of several, their names as far as they tell them apart. */
function fileNames({ files }: DoctorReport): FileName {
  const base = (file: string): string => file.slice(file.lastIndexOf("/") + 1);
  return (file, places) => {
    if (!files.includes(file)) return file;
    if (files.length === 1) return places === 1 ? "line" : "lines";
    return files.filter((other) => base(other) === base(file)).length === 1 ? base(file) : file;
  };
}

export function doctorLines(report: DoctorReport, look: Look): readonly string[] {
  const nameOfFile = fileNames(report);
  const own = report.checks.filter(({ kind, state }) => kind === "rutter" && state !== "ok");
  const groups = GROUPS.map(([title, kinds]) => ({
    title,
    checks: report.checks.filter(({ kind }) => kinds.includes(kind)),
  }));
  return [
    head(report, look),
    ...[{ title: "rutter", checks: own }, ...groups].flatMap((each) => group(look, { ...each, nameOfFile })),
    ...inputs(look, report.checks),
    "",
    ...pages(report, look),
    ...summary(report, look),
  ];
}
