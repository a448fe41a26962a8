/** GitHub workflows: the environments that their jobs deploy to. */
import { environmentIn, type Findings, nothing } from "./found.ts";
import { entriesOf, under, yamlDocuments } from "./yaml-documents.ts";

export const isWorkflow = (path: string): boolean => /^\.github\/workflows\/[^/]+\.ya?ml$/.test(path);

export function findWorkflow(path: string, text: string): Findings {
  const { values, isBroken } = yamlDocuments(text);
  if (isBroken) return { ...nothing, notes: [`${path} is not YAML: passed over`] };
  const names = entriesOf(under(values[0], "jobs")).flatMap(([, job]) => {
    const environment = under(job, "environment");
    const name = typeof environment === "string" ? environment : under(environment, "name");
    // Other environments of GitHub are no places that a release goes to: github-pages, npm.
    return typeof name === "string" && environmentIn(name) === name ? [name] : [];
  });
  return { ...nothing, environments: [...new Set(names)].map((name) => ({ name, from: path })) };
}
