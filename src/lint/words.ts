/** The program that a written command runs, looked at without its wrappers; and the options it was given. */
import type { Stage, WrittenWord } from "../shell/index.ts";

/** Wrappers that run what follows them, with their options that take a value. */
const WRAPPERS: ReadonlyMap<string, string> = new Map([
  ["sudo", "-u --user -g --group -h --host -p --prompt -C -r -t"],
  ["doas", "-u"],
  ["env", "-u --unset -C --chdir"],
  ["time", "-f -o"],
  ["nohup", ""],
  ["command", ""],
  ["exec", "-a"],
  ["nice", "-n --adjustment"],
  ["ionice", "-c -n"],
  ["timeout", "-s --signal -k --kill-after"],
  ["stdbuf", "-i -o -e"],
  ["setsid", ""],
]);

/** The words from the program's name on, wrappers such as `sudo` and `env A=b` taken off. */
export function bareWords(stage: Stage): readonly WrittenWord[] {
  let words = stage.words;
  for (let rounds = 0; rounds < 4; rounds += 1) {
    const takes = WRAPPERS.get(words[0]?.text ?? "");
    if (takes === undefined) return words;
    const values = takes.split(" ");
    let at = 1;
    while (at < words.length) {
      const word = words[at]?.text ?? "";
      if (/^\w+=/.test(word) && words[0]?.text === "env") at += 1;
      else if (!word.startsWith("-")) break;
      else at += values.includes(word) ? 2 : 1;
    }
    // `timeout 30s curl …`: the time is the wrapper's.
    if (words[0]?.text === "timeout") at += 1;
    if (at >= words.length) return words;
    words = words.slice(at);
  }
  return words;
}

/** `/usr/local/bin/kubectl` is kubectl; `./deploy.sh` stays as it is. */
export function programOf(stage: Stage): string {
  const name = bareWords(stage)[0]?.text ?? "";
  return /^\/(?:[\w.-]+\/){1,8}[\w.-]+$/.test(name) ? name.slice(name.lastIndexOf("/") + 1) : name;
}

/** Whether an option is there: `-f`, `--fail`, `--max-time=5`, and for letters `-sSf` too. */
export function hasOption(words: readonly WrittenWord[], ...names: readonly string[]): boolean {
  return words.slice(1).some(({ text }) =>
    names.some((name) => {
      if (name.startsWith("--")) return text === name || text.startsWith(`${name}=`);
      return text === name || (/^-[A-Za-z]{2,}$/.test(text) && text.includes(name.slice(1)));
    }),
  );
}
