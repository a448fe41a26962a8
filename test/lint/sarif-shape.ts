/**
 * What SARIF 2.1.0 (OASIS) demands of the objects that Rutter writes, as a JSON Schema written from the specification,
 * section 3: nothing but the properties that each object has there, with their types, bounds and required ones.
 */

type Schema = Readonly<Record<string, unknown>>;

const text: Schema = { type: "string" };
const count: Schema = { type: "integer", minimum: 1 };
const index: Schema = { type: "integer", minimum: -1 };
const truth: Schema = { type: "boolean" };
const ref = (name: string): Schema => ({ $ref: `#/definitions/${name}` });
const list = (items: Schema, more: Schema = {}): Schema => ({ type: "array", items, ...more });
const object = (properties: Readonly<Record<string, Schema>>, ...required: readonly string[]): Schema => ({
  type: "object",
  properties: { ...properties, properties: { type: "object" } },
  required,
  additionalProperties: false,
});

const LEVEL: Schema = { enum: ["none", "note", "warning", "error"] };

const definitions: Readonly<Record<string, Schema>> = {
  message: {
    ...object({ text, markdown: text, id: text, arguments: list(text) }),
    anyOf: [{ required: ["text"] }, { required: ["id"] }],
  },
  // 3.12: text is required, and markdown never stands alone.
  multiformat: object({ text, markdown: text }, "text"),
  artifactLocation: object({
    uri: { type: "string", format: "uri-reference", pattern: "^[A-Za-z0-9\\-._~:/?#\\[\\]@!$&'()*+,;=%]+$" },
    uriBaseId: text,
    index,
    description: ref("message"),
  }),
  region: object({
    startLine: count,
    startColumn: count,
    endLine: count,
    endColumn: count,
    charOffset: index,
    charLength: { type: "integer", minimum: 0 },
    snippet: ref("content"),
    message: ref("message"),
  }),
  content: object({ text, binary: text, rendered: ref("multiformat") }),
  physicalLocation: {
    ...object({
      address: {},
      artifactLocation: ref("artifactLocation"),
      region: ref("region"),
      contextRegion: ref("region"),
    }),
    anyOf: [{ required: ["address"] }, { required: ["artifactLocation"] }],
  },
  location: object({ id: index, physicalLocation: ref("physicalLocation"), message: ref("message") }),
  replacement: object({ deletedRegion: ref("region"), insertedContent: ref("content") }, "deletedRegion"),
  artifactChange: object(
    { artifactLocation: ref("artifactLocation"), replacements: list(ref("replacement"), { minItems: 1 }) },
    "artifactLocation",
    "replacements",
  ),
  fix: object(
    {
      description: ref("message"),
      artifactChanges: list(ref("artifactChange"), { minItems: 1, uniqueItems: true }),
    },
    "artifactChanges",
  ),
  result: object(
    {
      ruleId: text,
      ruleIndex: index,
      kind: { enum: ["notApplicable", "pass", "fail", "review", "open", "informational"] },
      level: LEVEL,
      message: ref("message"),
      locations: list(ref("location")),
      fingerprints: { type: "object", additionalProperties: text },
      partialFingerprints: { type: "object", additionalProperties: text },
      fixes: list(ref("fix"), { uniqueItems: true }),
    },
    "message",
  ),
  reportingDescriptor: object(
    {
      id: text,
      name: text,
      shortDescription: ref("multiformat"),
      fullDescription: ref("multiformat"),
      help: ref("multiformat"),
      helpUri: { type: "string", format: "uri" },
      defaultConfiguration: object({ enabled: truth, level: LEVEL, rank: { type: "number" } }),
    },
    "id",
  ),
  component: object(
    {
      name: text,
      version: text,
      semanticVersion: text,
      informationUri: text,
      rules: list(ref("reportingDescriptor"), { uniqueItems: true }),
    },
    "name",
  ),
  notification: object(
    {
      locations: list(ref("location")),
      message: ref("message"),
      level: LEVEL,
      descriptor: object({ id: text, index }),
      timeUtc: text,
    },
    "message",
  ),
  invocation: object(
    {
      commandLine: text,
      exitCode: { type: "integer" },
      executionSuccessful: truth,
      toolExecutionNotifications: list(ref("notification")),
    },
    "executionSuccessful",
  ),
  run: object(
    {
      tool: object({ driver: ref("component"), extensions: list(ref("component")) }, "driver"),
      invocations: list(ref("invocation")),
      originalUriBaseIds: { type: "object", additionalProperties: ref("artifactLocation") },
      columnKind: { enum: ["utf16CodeUnits", "unicodeCodePoints"] },
      results: list(ref("result")),
    },
    "tool",
  ),
};

export const SARIF_SHAPE: Schema = {
  ...object(
    { $schema: { type: "string" }, version: { const: "2.1.0" }, runs: list(ref("run")) },
    "version",
    "runs",
  ),
  definitions,
};
