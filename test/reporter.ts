/**
 * The line that a run ends with: `vitest: N passed, N failed, N skipped`. A suite that broke before its tests and an error
 * outside of every test count as failed. It judges nothing.
 */
import { writeSync } from "node:fs";
import type { SerializedError } from "vitest";
import type { Reporter, TestCase, TestModule, TestSuite } from "vitest/node";

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export const lastLine = ({ passed, failed, skipped }: Counts): string =>
  `vitest: ${passed} passed, ${failed} failed, ${skipped} skipped`;

type Module = Pick<TestModule, "children" | "errors" | "state">;

export function count(modules: readonly Module[], errors: readonly unknown[]): Counts {
  const tests = modules.flatMap((module) => [...module.children.allTests()]);
  const inState = (state: string): number => tests.filter((test) => stateOf(test) === state).length;
  const broken = modules.reduce((sum, module) => sum + brokenIn(module), 0);
  return {
    passed: inState("passed"),
    failed: inState("failed") + broken + errors.length,
    skipped: inState("skipped") + inState("pending"),
  };
}

const stateOf = (test: TestCase): string => test.result().state;

/** A module or suite with errors of its own, from its import or a hook; or one that failed and nobody says why. */
function brokenIn(module: Module): number {
  const suites: readonly TestSuite[] = [...module.children.allSuites()];
  const own = [module, ...suites].filter((suite) => suite.errors().length > 0).length;
  const silent =
    own === 0 && module.state() === "failed" && [...module.children.allTests("failed")].length === 0;
  return own + (silent ? 1 : 0);
}

/** Written when the process ends, after whatever other reporters print. */
export function lineReporter(): Reporter {
  let line = lastLine({ passed: 0, failed: 0, skipped: 0 });
  return {
    onInit: () => {
      process.once("exit", () => writeSync(1, `${line}\n`));
    },
    onTestRunEnd: (modules: readonly TestModule[], errors: readonly SerializedError[]) => {
      line = lastLine(count(modules, errors));
    },
  };
}
