/** `docker compose` and the older `docker-compose`: `up` without `-d` never returns. */
import { again, check, destroy, endless, read, type Tool, write } from "./rule.ts";

export const dockerCompose: Tool = {
  names: "docker-compose podman-compose",
  rule: write,
  values:
    "-f --file -p --project-name --env-file --profile --project-directory -n --tail --since --scale -e --env -u --user -w --workdir --timeout --index --name -v --volume --publish --entrypoint --format",
  subcommands: {
    "ps|ls|images|top|config|version|port|events|logs|convert|stats": read,
    wait: check,
    up: { ...again, endless: true },
    "start|stop|restart|pull|build|push|pause|unpause|scale|create|watch": again,
    exec: { ...read, inner: { take: "rest", skip: 1 } },
    run: { ...write, inner: { take: "rest", skip: 1 } },
    attach: { ...read, interactive: true },
    "cp|kill": write,
    down: again,
    rm: destroy,
  },
  flags: {
    "up -d|--detach|--wait|--no-start": { endless: false },
    "logs -f|--follow": endless,
    "events|watch|stats --json": endless,
    "stats --no-stream": { endless: false },
    "down -v|--volumes": destroy,
    "down --rmi": destroy,
    "up -V|--renew-anon-volumes": destroy,
  },
};
