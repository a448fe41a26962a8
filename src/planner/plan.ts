/**
 * A reading and all that was decided beside it to a frozen, hashed plan, or to everything that keeps it from being
 * one. Pure: the same arguments give the same hash on every machine.
 */
import type { Diagnostic } from "../base/index.ts";
import type { CourseName } from "../plan/index.ts";
import { absorb } from "./absorb.ts";
import { withoutAsk } from "./ask-first.ts";
import type { Flows } from "./assemble.ts";
import { compileCourse } from "./compile-course.ts";
import { type Compiling, startCompiling } from "./compiling.ts";
import { draftsOf, type Flow } from "./draft.ts";
import { findProcedure } from "./find-procedure.ts";
import { freeze } from "./freeze.ts";
import { laterGates } from "./later-gates.ts";
import { type Group, outlineOf } from "./outline.ts";
import { byLine } from "./problem.ts";
import type { PlanRequest, PlanResult } from "./request.ts";
import { proceduresOn, scopeOf } from "./scope.ts";
import { settleInputs } from "./settle-inputs.ts";
import { nothingToRun, procedureNeeded } from "./what-to-run.ts";

export function plan(request: PlanRequest): PlanResult {
  const { reading } = request;
  const unreadable = reading.diagnostics.filter((each) => each.level === "error");
  const root = outlineOf(reading);
  const found = request.procedure === null ? null : findProcedure(root, request.procedure);
  if (found !== null && "diagnostics" in found) return refused([...unreadable, ...found.diagnostics]);
  const procedure = found === null ? null : found.group;
  const environment = request.environment ?? reading.front?.environment ?? null;
  const settled = settleInputs({ reading, given: request.inputs, environment });
  const compiling = startCompiling({
    reading,
    settled,
    catalog: request.catalog,
    environment,
    service: serviceOf(request),
    services: request.configuration.services,
  });
  const flows = absorb(compiling, flowsOf({ compiling, root, procedure }));
  const primary = flows.main.length > 0 ? "main" : "rollback";
  const needed = whatToRun({ flows, root, procedure, primary, file: reading.file });
  if (needed.length > 0) return refused([...unreadable, ...settled.diagnostics, ...needed]);
  return freeze({ request, compiling, flows, procedure, primary, unreadable, root });
}

const refused = (diagnostics: readonly Diagnostic[]): PlanResult => ({ diagnostics: byLine(diagnostics) });

/** The front matter's word, else the one service whose runbooks name this file. */
function serviceOf({ reading, configuration }: PlanRequest): string | null {
  const naming = Object.keys(configuration.services).filter((name) =>
    configuration.services[name]?.runbooks?.includes(reading.file),
  );
  return reading.front?.service ?? (naming.length === 1 ? (naming[0] ?? null) : null);
}

interface FlowsGiven {
  readonly compiling: Compiling;
  readonly root: Group;
  readonly procedure: Group | null;
}

function flowsOf({ compiling, root, procedure }: FlowsGiven): Flows {
  const flow = (course: CourseName): Flow => {
    const scope = scopeOf(root, procedure, course);
    const compiled = compileCourse({ compiling, course, ...scope });
    // Naming a procedure answers the question that its heading asks.
    return procedure === null ? compiled : withoutAsk(compiled, procedure.section?.when ?? null);
  };
  const diagnose = flow("diagnose").filter((part) => [...draftsOf([part])].every(isWhole));
  return {
    main: flow("main"),
    rollback: flow("rollback"),
    recover: flow("recover"),
    diagnose,
    later: [...flow("later"), ...laterGates(compiling)],
  };
}

/** A diagnosis that would have to be asked for a value is none that runs by itself. */
const isWhole = (one: { readonly findings: readonly { readonly kind: string }[] }): boolean =>
  one.findings.every((finding) => finding.kind === "unsure");

interface WhatGiven {
  readonly flows: Flows;
  readonly root: Group;
  readonly procedure: Group | null;
  readonly primary: "main" | "rollback";
  readonly file: string;
}

function whatToRun({ flows, root, procedure, primary, file }: WhatGiven): readonly Diagnostic[] {
  if (flows.main.length === 0 && flows.rollback.length === 0) return [nothingToRun(root, procedure, file)];
  if (procedure !== null) return flows.main.length === 0 ? [nothingToRun(root, procedure, file)] : [];
  if (primary === "main") return [];
  const procedures = proceduresOn(root, "rollback");
  return procedures.length > 1 ? [procedureNeeded(procedures, file)] : [];
}
