/** What platforms in the cloud, forges and plain requests change, by the name that the command gives. */
import { changes, operandsOf, optionOf, type Toucher } from "./command.ts";

const aws: Toucher = ({ program, words }) => {
  if (program !== "aws") return null;
  const [group = "", verb = "", ...rest] = operandsOf(
    words,
    "--region --profile --output --query --cluster --service --function-name --image-uri --zip-file --listener-arn --default-actions --distribution-id --paths --task-definition --desired-count --db-instance-identifier --db-snapshot-identifier --group-name --db-cluster-identifier --db-cluster-snapshot-identifier",
  );
  if (group === "s3") return changes("bucket", (rest.at(-1) ?? "").replace(/\/$/, ""));
  if (/create-db-(?:cluster-)?snapshot/.test(verb)) return changes("file", rest[0] ?? "snapshot");
  const named = [
    "--service",
    "--function-name",
    "--listener-arn",
    "--distribution-id",
    "--db-instance-identifier",
    "--group-name",
  ].find((option) => optionOf(words, option) !== null);
  return named === undefined
    ? null
    : changes(
        `${group} ${named.slice(2).replace(/-(?:name|arn|id|identifier)$/, "")}`,
        optionOf(words, named) ?? "",
      );
};

const gcloud: Toucher = ({ program, words }) => {
  if (program !== "gcloud" && program !== "az") return null;
  const operands = operandsOf(
    words,
    "--region --zone --project --image --platform --format --to-revisions -g -n --name --resource-group --subscription",
  );
  const verb = operands.findIndex((word) =>
    /^(?:deploy|update|update-traffic|start-update|set|patch|resize|swap)$/.test(word),
  );
  const name = optionOf(words, "--name", "-n") ?? operands[verb + 1];
  return verb < 1 || name === undefined ? null : changes(operands.slice(0, verb).join(" "), name);
};

const PLATFORMS =
  /^(?:heroku|vercel|netlify|flyctl|fly|railway|kamal|eb|wrangler|firebase|dokku|cap|serverless|sls|sam|cdk)$/;

const platforms: Toucher = ({ program, words }) =>
  PLATFORMS.test(program) ? changes("app", optionOf(words, "-a", "--app", "--stage", "-d") ?? program) : null;

const forge: Toucher = ({ program, words }) => {
  if (program !== "gh" && program !== "glab") return null;
  const [group = "", verb = "", name = ""] = operandsOf(
    words,
    "-R --repo -t --title -n --notes -f -F --ref --target -b --body",
  );
  if (group === "release") return changes("forge release", name);
  if (group === "workflow" && verb === "run") return changes("workflow", name);
  if (group === "pr") return changes("pull request", name);
  return null;
};

/** The address without its query: a switch and its way back are mostly the same one. */
const request: Toucher = ({ program, words }) => {
  if (program !== "curl" && program !== "wget" && program !== "http" && program !== "xh") return null;
  const url = words.find((word) => /^["']?https?:\/\//.test(word));
  return url === undefined ? null : changes("address", url.replace(/[?#].*$/, ""));
};

export const platformTouchers: readonly Toucher[] = [aws, gcloud, platforms, forge, request];
