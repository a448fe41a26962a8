/** What starts, stops and reloads programs on a host touches: containers, compose services, pm2 processes, units, a balancer's servers. */
import { changes, type Found, operandsOf, optionOf, type Toucher } from "./command.ts";

const COMPOSE_VALUES =
  "-f --file -p --project-name --profile --env-file -t --timeout --scale --exit-code-from --project-directory --context";

/** Without a name it is all of them. */
function compose(words: readonly string[]): Found | null {
  const [verb = "", ...names] = operandsOf(words, COMPOSE_VALUES);
  if (/^(?:pull|build|config|push|create)$/.test(verb)) return changes("image", ...names);
  if (!/^(?:up|down|start|stop|restart|rm|kill|pause|unpause|scale)$/.test(verb)) return null;
  return changes(
    "compose service",
    ...(names.length === 0 ? ["*"] : names.map((name) => name.replace(/=\d+$/, ""))),
  );
}

const CONTAINER = /^(?:start|stop|restart|rm|kill|rename|update|pause|unpause)$/;

const docker: Toucher = ({ words, program }) => {
  if (program === "docker-compose" || program === "podman-compose") return compose(words);
  if (program !== "docker" && program !== "podman") return null;
  const [group = "", next = ""] = [words[1], words[2]];
  if (group === "compose") return compose(words.slice(1));
  const operands = operandsOf(
    words.slice(1),
    "-t --tag -f --file --name -p -e -v --network --build-arg --target --platform --image --replicas -c --compose-file --time --restart",
  );
  if (/^(?:build|buildx)$/.test(group))
    return changes("image", optionOf(words, "-t", "--tag") ?? "of this folder");
  if (/^(?:push|pull|rmi|load|import)$/.test(group)) return changes("image", operands[0] ?? "");
  if (group === "tag") return changes("image", operands[1] ?? "");
  if (group === "login" || group === "logout") return { writes: [] };
  if (group === "run") return changes("container", optionOf(words, "--name") ?? operands[0] ?? "");
  if (CONTAINER.test(group)) return changes("container", ...operands);
  if (group === "container" && CONTAINER.test(next)) return changes("container", ...operands.slice(1));
  if (group === "service" && /^(?:update|rollback|scale|create|rm)$/.test(next))
    return changes("swarm service", (operands.at(-1) ?? "").replace(/=\d+$/, ""));
  if (group === "stack") return changes("swarm stack", operands.at(-1) ?? "");
  return null;
};

const PM2 = /^(?:start|restart|reload|stop|delete|del|scale|gracefulReload|startOrReload|startOrRestart)$/;

const pm2: Toucher = ({ words, program }) => {
  if (program !== "pm2") return null;
  const [verb = "", name = "*"] = operandsOf(words, "-i --instances --name -n --env --only --interpreter");
  if (/^(?:save|dump|startup|set|install|update)$/.test(verb)) return { writes: [] };
  if (!PM2.test(verb)) return null;
  // A file of processes, and `all`, are every process.
  const named = optionOf(words, "--only", "--name", "-n") ?? name;
  return changes("pm2 process", /\.(?:c|m)?js(?:on)?$|\.ya?ml$|^all$/.test(named) ? "*" : named);
};

const units: Toucher = ({ words, program }) => {
  const operands = operandsOf(words, "-H --host -t -c");
  if (program === "systemctl")
    return /^(?:daemon-reload|daemon-reexec)$/.test(operands[0] ?? "")
      ? { writes: [] }
      : changes("unit", ...operands.slice(1).map((name) => name.replace(/\.service$/, "")));
  if (program === "service") return changes("unit", operands[0] ?? "");
  if (program === "supervisorctl") return changes("unit", ...operands.slice(1));
  if (program === "nginx" || program === "haproxy" || program === "apachectl")
    return changes("unit", program);
  return null;
};

/** `echo "set server app/one state drain" | socat stdio /run/haproxy.sock`. */
const balancer: Toucher = ({ program, fed }) => {
  if (program !== "socat" && program !== "nc") return null;
  const server = /\b(?:set|enable|disable)\s+(?:server|weight)\s+(\S{1,120})/.exec(fed.slice(0, 500))?.[1];
  return server === undefined ? null : changes("balancer server", server);
};

export const processTouchers: readonly Toucher[] = [docker, pm2, units, balancer];
