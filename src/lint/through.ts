/**
 * What a command really carries out where it hands words to another program: the command behind `docker exec`,
 * `kubectl exec --` and `ssh host`, or the text in quotes that a shell over there is given. One step at a time; nothing
 * is parsed here.
 */
import type { Stage, WrittenWord } from "../shell/index.ts";
import { bareWords } from "./words.ts";

const CONTAINERS = /^(?:docker|podman|nerdctl|docker-compose)$/;
const CLUSTERS = /^(?:kubectl|oc|k3s|microk8s|k)$/;
const SHELLS = /^(?:ba|z|da|a|k)?sh$/;

const CONTAINER_VALUES = new Set("-e --env -u --user -w --workdir --index -n --name --env-file".split(" "));
const SSH_VALUES = new Set("-i -p -l -o -F -J -L -R -D -b -c -E -e -I -m -O -Q -S -W -w".split(" "));

/** The first word from `at` on that is no option. */
function pastOptions(words: readonly WrittenWord[], at: number, values: ReadonlySet<string>): number {
  let next = at;
  while (next < words.length && (words[next]?.text ?? "").startsWith("-"))
    next += values.has(words[next]?.text ?? "") ? 2 : 1;
  return next;
}

/** The words that are handed on by a container's, a cluster's or another host's client; null: it hands on none. */
function handedOn(words: readonly WrittenWord[]): readonly WrittenWord[] | null {
  const name = words[0]?.text ?? "";
  const texts = words.slice(0, 60).map(({ text }) => text);
  if (CLUSTERS.test(name)) {
    const dashes = texts.indexOf("--");
    const runs = texts.slice(0, dashes).some((text) => text === "exec" || text === "run");
    return dashes > 0 && runs ? words.slice(dashes + 1) : null;
  }
  if (CONTAINERS.test(name)) {
    const exec = texts.indexOf("exec");
    if (exec < 1 || exec > 8) return null;
    return words.slice(pastOptions(words, exec + 1, CONTAINER_VALUES) + 1);
  }
  return name === "ssh" ? words.slice(pastOptions(words, 1, SSH_VALUES) + 1) : null;
}

/** The word that holds a text of its own, for a shell to carry out (`bash -c "…"`, `ssh host "…"`). */
function textOfShell(words: readonly WrittenWord[]): WrittenWord | null {
  const name = words[0]?.text ?? "";
  if (!SHELLS.test(name) && name !== "su") return null;
  const at = words.findIndex(({ text }, index) => index > 0 && /^-[a-z]{0,4}c$/.test(text));
  return at > 0 ? (words[at + 1] ?? null) : null;
}

export interface Through {
  /** The words of the innermost command that is given word by word. */
  readonly words: readonly WrittenWord[];
  /** The text in quotes that a further shell is given, or null. */
  readonly text: WrittenWord | null;
  /** It runs on another host or in a container. */
  readonly elsewhere: boolean;
}

/** Looks through up to three wrappings, such as `ssh host docker exec db sh -c "…"`. */
export function through(stage: Stage): Through {
  let words = bareWords(stage);
  let elsewhere = false;
  for (let round = 0; round < 3; round += 1) {
    const inner = handedOn(words);
    if (inner === null || inner.length === 0) break;
    elsewhere = true;
    const [only] = inner;
    if (inner.length === 1 && only !== undefined && /\s/.test(only.text))
      return { words, text: only, elsewhere };
    words = bareWords({ ...stage, words: inner });
  }
  return { words, text: textOfShell(words), elsewhere };
}

/** The words of the command that does the work, wrappers, containers and other hosts looked through. */
export const ownWords = (stage: Stage): readonly WrittenWord[] => through(stage).words;

/** `/usr/bin/curl` is curl. */
export const nameOf = (words: readonly WrittenWord[]): string => {
  const name = words[0]?.text ?? "";
  return /^\/(?:[\w.-]{1,80}\/){1,8}[\w.-]{1,80}$/.test(name) ? name.slice(name.lastIndexOf("/") + 1) : name;
};
