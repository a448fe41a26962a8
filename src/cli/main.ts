#!/usr/bin/env node
/**
 * The entry of the command line: finds the verb and loads that verb's file alone, so that `--version` costs no more
 * than starting Node. It sets the exit status and lets the process end by itself, when all output has left.
 */
async function version(): Promise<void> {
  const { readFileSync } = await import("node:fs");
  const manifest: { version: string } = JSON.parse(
    readFileSync(new URL("../../package.json", import.meta.url), "utf8"),
  );
  process.stdout.write(`${manifest.version}\n`);
}

async function main(): Promise<void> {
  const args = process.argv.slice(2);
  const first = args[0];
  if (first === "--version" || first === "-V") return version();
  const { dispatch } = await import("./dispatch.ts");
  process.exitCode = await dispatch(args);
}

await main();
