/** How the tests are run; `test/reporter.ts` says in the last line how they went. */
import { defineConfig } from "vitest/config";
import { lineReporter } from "./test/reporter.ts";

export default defineConfig({
  test: {
    include: ["src/**/*.test.ts", "test/**/*.test.ts"],
    passWithNoTests: false,
    testTimeout: 30_000,
    reporters: ["default", lineReporter()],
  },
});
