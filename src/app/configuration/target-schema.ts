/** A target: a place that holds versions of a service and takes traffic. One shape for each kind. */
import { z } from "zod";
import { bareBlock, batch, block, list, matching, oneOf, port, text, truth } from "./forms.ts";

const health = block({
  path: matching("a path, such as /health/ready", /^\//).describe(
    "Where a version says that it is ready, such as /health/ready",
  ),
  version: matching("a path into the answer, such as .version", /^\./)
    .describe("Where in the answer the version stands, such as .version")
    .exactOptional(),
}).describe("How a version says that it is ready");

const balancer = bareBlock({
  kind: oneOf(["haproxy"]).describe("The balancer's kind"),
  socket: text().describe("Its admin socket, such as /run/haproxy.sock"),
  backend: text().describe("The backend that holds the hosts"),
}).describe("The balancer in front of the hosts, by which traffic is moved");

const shared = {
  port: port().describe("The port that a version answers on").exactOptional(),
  health: health.exactOptional(),
};

const onHosts = {
  hosts: list(text("the name of a host")).describe("The hosts, as ssh knows them").exactOptional(),
  batches: list(batch())
    .describe("How many hosts take the new version at once, in turn: [1, 25%, 100%]")
    .exactOptional(),
  balancer: balancer.exactOptional(),
};

const process = bareBlock({
  kind: z.literal("process").describe("A plain process on this machine"),
  run: text("a command").describe("The command that starts one version"),
  folder: text("a folder").describe("The folder it starts in, from this file's").exactOptional(),
  ...shared,
});

const kubernetes = bareBlock({
  kind: z.literal("kubernetes").describe("A workload of a Kubernetes cluster"),
  workload: matching(
    "a kind and a name, such as deployment/web",
    /^(?:deployment|statefulset|daemonset)\/[a-z0-9][a-z0-9.-]*$/,
  ).describe("The workload, such as deployment/web"),
  container: text("the name of a container")
    .describe("The container that takes the new image")
    .exactOptional(),
  traffic: oneOf(["gateway-api"])
    .describe("What shifts traffic between two versions; without it the workload is rolled out as it is")
    .exactOptional(),
  ...shared,
});

const compose = bareBlock({
  kind: z.literal("compose").describe("A service of a Docker Compose project"),
  service: text("the name of a service").describe("The service in the compose file"),
  file: text("a path").describe("The compose file, from this file's folder").exactOptional(),
  project: text("a name").describe("The project's name, where it is not the folder's").exactOptional(),
  ...shared,
  ...onHosts,
});

const pm2 = bareBlock({
  kind: z.literal("pm2").describe("An app under PM2"),
  app: text("the name of an app").describe("The app's name in PM2; else the service's").exactOptional(),
  file: text("a path").describe("The ecosystem file, from this file's folder").exactOptional(),
  ...shared,
  ...onHosts,
});

const commands = bareBlock({
  kind: z.literal("commands").describe("Anything that commands of the team can place and weigh"),
  look: text("a command").describe("Prints how it stands, as JSON: versions, serving, leaseEndsMs"),
  place: text("a command").describe("Puts RUTTER_VERSION beside the serving one, without traffic"),
  weight: text("a command").describe(
    "Gives RUTTER_PERCENT of the traffic to RUTTER_VERSION for RUTTER_LEASE_MS",
  ),
  keep: text("a command").describe("Makes RUTTER_VERSION the serving one, and lifts its lease"),
  retire: text("a command").describe("Takes RUTTER_VERSION away, which has no traffic"),
  lease: truth()
    .describe("Its own side returns to the serving version when a lease has run out; false if not given")
    .exactOptional(),
});

export const target = z.discriminatedUnion("kind", [process, kubernetes, compose, pm2, commands], {
  error: (issue) =>
    issue.code === "invalid_union"
      ? "one of process, kubernetes, compose, pm2, commands"
      : "a block of KEY: VALUE",
});
