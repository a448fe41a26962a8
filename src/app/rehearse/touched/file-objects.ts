/** What changes files, folders and repositories: by the operand that is written, and the host that stands before it. */
import {
  changes,
  type Found,
  type Named,
  operandsOf,
  optionOf,
  type Toucher,
  type Typed,
} from "./command.ts";

/** `deploy@app:/srv/x` lies elsewhere. */
function located(path: string): Named {
  const [, host, rest] = /^((?:[\w.-]{1,80}@)?[\w.-]{2,120}):(?!\/\/)(.*)$/.exec(path) ?? [];
  return host === undefined || rest === undefined
    ? { kind: "file", name: path }
    : { kind: "file", name: rest, host };
}

const files = (...paths: readonly string[]): Found => ({ writes: paths.map(located) });

const COPIES = new Set(["cp", "mv", "ln", "install", "rsync", "scp"]);
const CHANGED = new Set(["rm", "touch", "mkdir", "rmdir", "truncate", "unlink", "shred", "patch"]);
const MODES = new Set(["chmod", "chown", "chgrp", "setfacl"]);
const VALUES = "-i -P -e --rsh --exclude --include -o -m --mode -t -s --size -F -J -l -p";

const plainFiles: Toucher = ({ program, words }) => {
  const operands = operandsOf(words, VALUES);
  if (COPIES.has(program)) {
    const to = operands.at(-1);
    if (to === undefined || operands.length < 2) return null;
    const from = operands.slice(0, -1).map(located);
    return { writes: program === "mv" ? [located(to), ...from] : [located(to)], reads: from };
  }
  if (CHANGED.has(program)) return files(...operands);
  if (MODES.has(program)) return files(...operands.slice(1));
  if (program === "tee") return files(...operandsOf(words, ""));
  if (program === "sed" || program === "perl" || program === "yq" || program === "jq")
    return words.some((word) => /^-i|^--in-place|^-pi/.test(word)) ? files(...operands.slice(-1)) : null;
  if (program === "tar")
    return /x/.test(words[1] ?? "") ? files(optionOf(words, "-C", "--directory") ?? ".") : null;
  if (program === "unzip") return files(optionOf(words, "-d") ?? ".");
  if (program === "dd")
    return files(...words.flatMap((word) => (word.startsWith("of=") ? [word.slice(3)] : [])));
  if (program === "crontab") return changes("crontab", "of the user");
  if (program === "kustomize") return changes("manifest", "of this folder");
  return null;
};

const GIT_VALUES = "-C -c -b -m -B --message --author --onto -s -X --git-dir --work-tree";

/** A checkout on this machine is a place to work in; on another host it is what runs there. */
const git: Toucher = ({ program, words }) => {
  if (program !== "git") return null;
  const folder = optionOf(words, "-C") ?? "of this folder";
  const [verb = "", ...rest] = operandsOf(words, GIT_VALUES);
  if (
    /^(?:checkout|switch|reset|pull|merge|rebase|revert|cherry-pick|commit|add|stash|restore|clean|am|apply)$/.test(
      verb,
    )
  )
    return changes("checkout", folder);
  if (/^(?:fetch|remote|config|clone|submodule|lfs|worktree)$/.test(verb)) return { writes: [] };
  if (verb === "tag") return changes("git tag", rest.at(-1) ?? "");
  if (verb === "branch") return changes("git branch", rest.at(-1) ?? "");
  if (verb !== "push") return null;
  // `git push heroku main` deploys.
  const [remote = "origin", ...refs] = rest;
  if (/^(?:heroku|dokku|production|prod|staging|live)$/.test(remote)) return changes("app", remote);
  return changes("git branch", ...(refs.length === 0 ? ["of this checkout"] : refs));
};

const PACKAGE = /^(?:npm|pnpm|yarn|bun)$/;

const packages: Toucher = ({ program, words }) => {
  if (!PACKAGE.test(program)) return null;
  const [verb = "", name = ""] = operandsOf(words, "--prefix -C --filter -w --workspace");
  if (/^(?:ci|install|i|add|update|dedupe|prune|rebuild)$/.test(verb))
    return changes("packages", "of this folder");
  if (verb === "publish") return changes("package", name === "" ? "of this folder" : name);
  if (verb === "version") return changes("git tag", name);
  const task = /^(?:run|run-script)$/.test(verb) ? name : verb;
  return /^(?:build|compile|bundle)\b/.test(task) ? changes("build", "of this folder") : null;
};

/** What a command leaves in a file: `> x`, `>> x`. */
export function redirected({ redirects }: Typed): Found {
  const kept = redirects.flatMap(({ operator, target }) =>
    /^(?:>|>>|>\||&>|&>>)$/.test(operator) && target !== null && !/^(?:\/dev\/|\/tmp\/|&?\d$)/.test(target)
      ? [target]
      : [],
  );
  return files(...kept);
}

export const fileTouchers: readonly Toucher[] = [plainFiles, git, packages];
