/** Loads the YAML parser when a text turns out to need it: its import costs more than reading most runbooks. */
import type { YamlParser } from "./yaml-parser.ts";

export async function loadYaml(): Promise<YamlParser> {
  const { parseYaml } = await import("./yaml.ts");
  return parseYaml;
}
