/** Docker (and podman): exec and run judge the command inside; `docker compose` is an entry of its own. */
import { again, check, destroy, endless, read, type Tool, write } from "./rule.ts";

export const docker: Tool = {
  names: "docker podman nerdctl",
  rule: write,
  values:
    "-f --filter --format --tag --name -p --publish -v --volume -e --env --env-file --network --restart -u --user -w --workdir -n --tail --since --until -H --host --context -c --file --platform --build-arg --target -l --label --mount --entrypoint --add-host -m --memory --cpus -h --hostname --time --driver --replicas --image --password -s --signal",
  subcommands: {
    compose: { become: "docker-compose" },
    "ps|images|info|version|inspect|top|port|diff|history|search|events|logs|df": read,
    "container ls|list|ps|inspect|logs|top|stats|diff|port": read,
    "image ls|list|inspect|history": read,
    "network|volume|context|config|secret|node|service|stack|plugin|manifest|buildx ls|list|inspect|ps|services|logs|show|version|du":
      read,
    "service|stack|node ps": read,
    "system df|info": read,
    "system events": { ...read, endless: true },
    events: { ...read, endless: true },
    stats: { ...read, endless: true },
    wait: check,
    exec: { ...read, inner: { take: "rest", skip: 1 } },
    "container exec": { ...read, inner: { take: "rest", skip: 1 } },
    run: { ...write, inner: { take: "rest", skip: 1 } },
    "container run": { ...write, inner: { take: "rest", skip: 1 } },
    attach: { ...read, interactive: true },
    "pull|tag|login|logout|start|stop|restart|pause|unpause|update|build|load|push": again,
    "image pull|tag|build|push|load": again,
    "container start|stop|restart": again,
    "service update|scale|rollback": again,
    "stack deploy": again,
    "buildx build|bake": again,
    "context use": again,
    "create|commit|cp|save|export|import|rename|kill": write,
    "rm|rmi": destroy,
    "container|image|volume|network|service|stack|secret|config|context|node rm|remove|prune": destroy,
    "system|builder|buildx prune": destroy,
    "swarm, swarm leave": write,
  },
  flags: {
    "logs -f|--follow": endless,
    "container|service logs -f|--follow": endless,
    "stats --no-stream": { endless: false },
    "container stats": endless,
  },
};
