/**
 * Writes the JSON Schemas of what Rutter prints as JSON, and that of `rutter.yaml` for editors: `npx tsx
 * scripts/schemas.ts`. Keys may be added to them.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { z } from "zod";
import { planSchema } from "../src/plan/index.ts";

const ROOT = resolve(import.meta.dirname, "..");

/** Not through its room's door: that one must not load zod, so that reading a runbook stays quick. */
const READING_SCHEMA = pathToFileURL(resolve(ROOT, "src/runbook/reading-schema.ts")).href;
const LINT_SCHEMA = pathToFileURL(resolve(ROOT, "src/cli/lint-schema.ts")).href;
const REHEARSAL_SCHEMA = pathToFileURL(resolve(ROOT, "src/cli/rehearse-schema.ts")).href;
const CONFIGURATION_SCHEMA = pathToFileURL(
  resolve(ROOT, "src/app/configuration/configuration-schema.ts"),
).href;

interface Named {
  readonly file: string;
  readonly title: string;
  readonly schema: z.ZodType;
  readonly isConfiguration?: boolean;
}

async function named(): Promise<readonly Named[]> {
  const { readingSchema } = (await import(READING_SCHEMA)) as { readonly readingSchema: z.ZodType };
  const { lintSchema } = (await import(LINT_SCHEMA)) as { readonly lintSchema: z.ZodType };
  const { rehearsalSchema } = (await import(REHEARSAL_SCHEMA)) as { readonly rehearsalSchema: z.ZodType };
  const { configurationSchema } = (await import(CONFIGURATION_SCHEMA)) as {
    readonly configurationSchema: z.ZodType;
  };
  return [
    {
      file: "schemas/reading-1.schema.json",
      title: "What rutter read FILE --json prints",
      schema: readingSchema,
    },
    { file: "schemas/plan-1.schema.json", title: "What rutter plan FILE --json prints", schema: planSchema },
    {
      file: "schemas/lint-1.schema.json",
      title: "What rutter lint --format json prints",
      schema: lintSchema,
    },
    {
      file: "schemas/rehearsal-1.schema.json",
      title: "What rutter rehearse FILE --json prints",
      schema: rehearsalSchema,
    },
    {
      file: "schemas/rutter-yaml-1.schema.json",
      title: "rutter.yaml",
      schema: configurationSchema,
      isConfiguration: true,
    },
  ];
}

/** In YAML a block in which nothing is set is nothing at all: `staging:`. */
function takesNothing({ jsonSchema }: { readonly jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  if (jsonSchema.type !== "object" || (jsonSchema.required ?? []).length > 0) return;
  Object.assign(jsonSchema, { type: ["object", "null"] });
  delete jsonSchema.propertyNames;
}

/** The files and what must stand in them. */
export async function schemaFiles(): Promise<ReadonlyMap<string, string>> {
  const all = await named();
  return new Map(
    all.map(({ file, title, schema, isConfiguration }) => {
      // What reads them must take keys that a later version adds, as a parser of input does.
      const json = z.toJSONSchema(schema, {
        target: "draft-7",
        io: "input",
        ...(isConfiguration ? { override: takesNothing } : {}),
      });
      return [file, `${JSON.stringify({ title, ...json }, null, 2)}\n`];
    }),
  );
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  for (const [file, text] of await schemaFiles()) {
    mkdirSync(dirname(resolve(ROOT, file)), { recursive: true });
    writeFileSync(resolve(ROOT, file), text);
  }
}
