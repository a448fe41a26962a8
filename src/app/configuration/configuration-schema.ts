/**
 * The whole of `rutter.yaml`. This is its only source: the types, the JSON Schema for editors and what the loader
 * accepts all come from here. Names that must agree with each other are checked apart, in `cross-references.ts`.
 */
import { z } from "zod";
import { environment } from "./environment-schema.ts";
import { block, list, matching, named, oneOf, oneOrMore, text } from "./forms.ts";
import { preset, source } from "./metrics-schema.ts";
import { notice } from "./notify-schema.ts";
import { databaseUrl } from "./references.ts";
import { target } from "./target-schema.ts";

const service = block({
  runbooks: named(text("the path of a runbook"))
    .describe("Its runbooks by what they are for: { deploy: runbooks/deploy.md }")
    .exactOptional(),
  version: text("the name of an input")
    .describe("The input of its runbooks that is the version")
    .exactOptional(),
  after: oneOrMore("the name of a service", text("the name of a service"))
    .describe("Services that go before it when several are released as one")
    .exactOptional(),
  targets: named(target).describe("Where it runs, by environment").exactOptional(),
  metrics: z
    .union([text("the name of a preset"), preset], { error: "the name of a preset, or a preset" })
    .describe("Its figures: a preset of metrics by name, or one written here")
    .exactOptional(),
});

const lint = block({
  files: list(text("a path or a pattern, such as runbooks/**/*.md"))
    .describe("The runbooks that are linted when none is named; ** stands for any folders")
    .exactOptional(),
  rules: named(oneOf(["off", "note", "warning", "error"]))
    .describe("Another level for a diagnostic, by its code")
    .exactOptional(),
});

const database = block({
  url: databaseUrl().describe(
    "Where it is: a reference such as env:DATABASE_URL, or a URL without a password",
  ),
});

export const configurationSchema = block({
  services: named(service).describe("What is deployed").exactOptional(),
  environments: named(environment).describe("Where it is deployed to, and by which rules").exactOptional(),
  sources: named(source).describe("Where figures come from").exactOptional(),
  metrics: named(preset).describe("Presets that say which query makes which figure").exactOptional(),
  databases: named(database).describe("The databases that the runbooks need").exactOptional(),
  notify: list(notice).describe("Who is told of a release").exactOptional(),
  roles: named(list(text("a person")))
    .describe('People by role; "*" is everybody')
    .exactOptional(),
  signers: matching("a path", /\S/)
    .describe("The file of SSH keys that may approve from a laptop, in the form of allowed_signers")
    .exactOptional(),
  lint: lint.describe("What rutter lint looks at, and how strictly").exactOptional(),
});

export type Configuration = z.output<typeof configurationSchema>;
export type ServiceConfig = z.output<typeof service>;
export type TargetConfig = z.output<typeof target>;
export type EnvironmentConfig = z.output<typeof environment>;
export type SourceConfig = z.output<typeof source>;
export type MetricsConfig = z.output<typeof preset>;
export type DatabaseConfig = z.output<typeof database>;
export type { NoticeConfig } from "./notify-schema.ts";
export type LintConfig = z.output<typeof lint>;
