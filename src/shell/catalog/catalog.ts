/** The command catalog: every tool that Rutter knows, collected from the data files beside this one. */
import { argocd } from "./argocd.ts";
import { aws } from "./aws.ts";
import { builtins } from "./builtins.ts";
import { clouds } from "./clouds.ts";
import { clusterTools } from "./cluster-tools.ts";
import { compile } from "./compile.ts";
import { databases } from "./databases.ts";
import { docker } from "./docker.ts";
import { dockerCompose } from "./docker-compose.ts";
import { files } from "./files.ts";
import { gh } from "./gh.ts";
import { git } from "./git.ts";
import { helm } from "./helm.ts";
import { http } from "./http.ts";
import { infrastructure } from "./infrastructure.ts";
import { kubectl } from "./kubectl.ts";
import { argoRollouts } from "./kubectl-argo-rollouts.ts";
import { migrations } from "./migrations.ts";
import { node } from "./node.ts";
import { nodePackages } from "./node-packages.ts";
import { otherLanguages } from "./other-languages.ts";
import { packages } from "./packages.ts";
import { platforms } from "./platforms.ts";
import { pm2 } from "./pm2.ts";
import { postgres } from "./postgres.ts";
import { processes } from "./processes.ts";
import { python } from "./python.ts";
import { remote } from "./remote.ts";
import { services } from "./services.ts";
import { textTools } from "./text-tools.ts";
import { wrappers } from "./wrappers.ts";

export const catalog = compile([
  kubectl,
  argoRollouts,
  argocd,
  helm,
  ...clusterTools,
  docker,
  dockerCompose,
  git,
  gh,
  ...nodePackages,
  ...node,
  ...python,
  ...otherLanguages,
  pm2,
  ...postgres,
  ...databases,
  ...migrations,
  ...http,
  aws,
  ...clouds,
  ...infrastructure,
  ...platforms,
  ...remote,
  ...services,
  ...packages,
  ...files,
  ...textTools,
  ...processes,
  ...wrappers,
  ...builtins,
]);
