/** Kubernetes: workloads of manifests as targets, and kustomize overlays and folders as environments. */
import {
  environmentIn,
  type Findings,
  healthPathOf,
  joined,
  nameOf,
  nothing,
  portOf,
  type TargetFound,
} from "./found.ts";
import { itemsOf, under, yamlDocuments } from "./yaml-documents.ts";

const KINDS: ReadonlyMap<unknown, string> = new Map([
  ["Deployment", "deployment"],
  ["StatefulSet", "statefulset"],
  ["DaemonSet", "daemonset"],
]);
const NAME = /^[a-z0-9][a-z0-9.-]{0,62}$/;
/** An image without its tag and digest. */
const IMAGE =
  /^([a-z0-9][\w.-]*(?::\d{1,5})?(?:\/[\w.-]{1,128}){0,6}?)(?::[\w.-]{1,128})?(?:@sha256:[0-9a-f]{64})?$/i;

/** The environment that a folder of the path is called after. */
const environmentOfPath = (path: string): string | null =>
  path
    .split("/")
    .slice(0, -1)
    .map(environmentIn)
    .find((name) => name !== null) ?? null;

function workload(document: unknown, path: string): TargetFound | null {
  const kind = KINDS.get(under(document, "kind"));
  const name = nameOf(under(document, "metadata", "name"));
  if (kind === undefined || name === null || !NAME.test(name)) return null;
  const container = under(document, "spec", "template", "spec", "containers", 0);
  const port = portOf(under(container, "ports", 0, "containerPort"));
  const health = healthPathOf(under(container, "readinessProbe", "httpGet", "path"));
  const containerName = nameOf(under(container, "name"));
  const image = under(container, "image");
  const plainImage = typeof image === "string" && image.length < 300 ? IMAGE.exec(image)?.[1] : undefined;
  return {
    service: name,
    from: path,
    environment: environmentOfPath(path),
    keys: {
      kind: "kubernetes",
      workload: `${kind}/${name}`,
      ...(containerName === null || containerName === name ? {} : { container: containerName }),
      ...(port === null ? {} : { port }),
      ...(health === null ? {} : { health: { path: health } }),
    },
    ...(plainImage === undefined ? {} : { image: plainImage }),
  };
}

const namespaced = (namespace: string | null) => (namespace === null ? {} : { namespace });

/** An overlay is an environment; the base that they share is none. */
function overlay(document: unknown, path: string): Findings {
  const folder = path.split("/").at(-2);
  const isOverlay = /(?:^|\/)(?:overlays?|environments?|envs?|clusters?)\/[^/]+\/[^/]+$/.test(path);
  const name =
    folder === undefined ? null : isOverlay && folder !== "base" ? nameOf(folder) : environmentIn(folder);
  if (name === null) return nothing;
  const namespace = nameOf(under(document, "namespace"));
  return { ...nothing, environments: [{ name, from: path, ...namespaced(namespace) }] };
}

function ofNamespace(document: unknown, path: string): Findings {
  const isNamespace = under(document, "kind") === "Namespace";
  const namespace = nameOf(
    isNamespace ? under(document, "metadata", "name") : under(document, "metadata", "namespace"),
  );
  const name =
    namespace === null ? environmentOfPath(path) : (environmentIn(namespace) ?? environmentOfPath(path));
  return name === null
    ? nothing
    : { ...nothing, environments: [{ name, from: path, ...namespaced(namespace) }] };
}

function ofDocument(document: unknown, path: string): Findings {
  const kind = under(document, "kind");
  if (kind === "List") return joined(itemsOf(under(document, "items")).map((item) => ofDocument(item, path)));
  const found = workload(document, path);
  if (found !== null) return joined([{ ...nothing, targets: [found] }, ofNamespace(document, path)]);
  return kind === "Namespace" ? ofNamespace(document, path) : nothing;
}

export const isKustomization = (path: string): boolean => /(?:^|\/)kustomization\.ya?ml$/i.test(path);

export function findKubernetes(path: string, text: string): Findings {
  // A chart's templates are no YAML before they are filled in.
  const isTemplate = /(?:^|\/)templates\//.test(path) || text.includes("{{");
  if (isKustomization(path)) {
    const { values, isBroken } = yamlDocuments(text);
    if (isBroken) return { ...nothing, notes: [`${path} is not YAML: passed over`] };
    return overlay(values[0], path);
  }
  if (!/^kind:[ \t]/m.test(text)) return nothing;
  if (isTemplate) return { ...nothing, notes: [`${path} is a template: passed over`] };
  const { values, isBroken } = yamlDocuments(text);
  const notes = isBroken ? [`${path} is not YAML${values.length === 0 ? "" : " in parts"}: passed over`] : [];
  return joined([...values.map((document) => ofDocument(document, path)), { ...nothing, notes }]);
}
