/** Ports of this machine that the runbook opens itself: by a tunnel, a port-forward, a container. Nothing listens there before. */
import type { Call } from "./calls.ts";
import { isLoopback, portIn } from "./endpoint.ts";
import type { Need, Use } from "./need.ts";
import { optionsOf } from "./options.ts";
import { sshTarget } from "./ssh-words.ts";

/** `8080`, `8080:80`, `127.0.0.1:8080:80`: the port on this side. */
function localPort(text: string): number | null {
  const parts = text.replace(/^\[[^\]]*\]:/, "").split(":");
  return portIn((parts.length === 3 ? parts[1] : parts[0]) ?? "");
}

/** `5432:db:5432`, `127.0.0.1:5432:db:5432`. */
function tunnelPort(text: string): number | null {
  const parts = text.split(":");
  return portIn((parts.length === 4 ? parts[1] : parts[0]) ?? "");
}

export function portsOpenedBy(call: Call): readonly number[] {
  const { words } = call;
  const found: (number | null)[] = (sshTarget(words)?.forwards ?? []).map(tunnelPort);
  if (words[0] === "kubectl" && words.includes("port-forward"))
    found.push(...words.filter((word) => /^:?\d{1,5}(?::\w+)?$/.test(word)).map(localPort));
  if (words[0] === "docker" || words[0] === "podman") {
    const published = optionsOf(words, "-p --publish --name -e --env -v --network").all("-p", "--publish");
    found.push(...published.map((text) => localPort(text.replace(/\/\w+$/, ""))));
  }
  if (/^cloud[-_]sql[-_]proxy$/.test(words[0] ?? "")) {
    const instance = words
      .map((word) => /=tcp:(?:[\w.]{1,80}:)?(\d{1,5})$/.exec(word)?.[1])
      .find((each) => each);
    const port = instance ?? optionsOf(words, "--port -p").value("--port", "-p");
    found.push(portIn(port ?? "") ?? 5432);
  }
  return found.flatMap((port) => (port === null ? [] : [port]));
}

/** The needs with those marked that the runbook opens itself. */
export const withOpened = (needs: readonly Need[], ports: ReadonlyMap<number, Use>): readonly Need[] =>
  needs.map((need) => {
    if ((need.kind !== "url" && need.kind !== "database") || need.at === null) return need;
    if (typeof need.at === "string" || !("port" in need.at) || !isLoopback(need.at.host)) return need;
    const openedBy = ports.get(need.at.port) ?? null;
    return openedBy === null ? need : { ...need, openedBy };
  });
