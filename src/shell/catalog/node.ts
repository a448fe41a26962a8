/** Node and the programs that its projects bring: test runners, compilers, linters, servers, Hardhat. */
import { again, check, endless, read, type Tool, write } from "./rule.ts";

export const node: readonly Tool[] = [
  {
    names: "node deno tsx ts-node",
    rule: { ...write, opens: "repl", interactive: true },
    values: "-e --eval -r --require --import -p --print --env-file",
    flags: {
      "-v|--version": { ...read, interactive: false },
      "-e|--eval|-p|--print": { ...write, interactive: false },
      "--check|-c": { ...check, interactive: false },
      "--test": { ...check, interactive: false },
    },
  },
  {
    names: "jest vitest mocha ava jasmine",
    rule: check,
    flags: { "--watch|--watchAll|-w": endless },
    subcommands: { watch: { ...check, endless: true }, run: check },
  },
  {
    names: "playwright cypress",
    rule: check,
    subcommands: {
      "test|run": check,
      install: again,
      "open|codegen": { ...read, interactive: true },
      "show-report": read,
    },
  },
  {
    names: "tsc eslint prettier biome stylelint tslint",
    rule: check,
    flags: { "--fix|--write": again, "-w|--watch": endless },
  },
  { names: "newman lighthouse lhci", rule: check },
  {
    names: "vite next nuxt astro webpack rollup esbuild parcel gatsby",
    rule: again,
    subcommands: { build: again, "dev|serve|start|preview": { ...write, endless: true }, lint: check },
  },
  { names: "nodemon", rule: { ...write, endless: true } },
  { names: "serve http-server", rule: { ...read, endless: true } },
  {
    names: "hardhat truffle",
    rule: write,
    values: "--network --config",
    subcommands: {
      console: { ...read, interactive: true, opens: "client" },
      test: check,
      compile: again,
      verify: check,
      run: write,
      node: { ...write, endless: true },
    },
  },
];
