/** What is waited for in words, and what a person types to end it, from any terminal. */
import { formatDuration, type Instant } from "../base/index.ts";
import { isForPeople, type Scene, type SceneWait } from "./scene.ts";

const quoted = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replace(/'/g, "'\\''")}'`;

/** The commands that would fit, most likely first. */
export function commandsFor(wait: SceneWait, { release }: Pick<Scene, "release">): readonly string[] {
  const answer = (value: string): string => `rutter answer ${release} ${wait.id} ${value}`;
  switch (wait.kind) {
    case "approval":
      return [`rutter approve ${release}`, `rutter reject ${release} "reason"`];
    case "failure": {
      const step = wait.item ?? (wait.number || wait.node || wait.id);
      const past = wait.item === null ? "skip" : "waive";
      return [
        `rutter retry ${release} ${step}`,
        `rutter ${past} ${release} ${step} "reason"`,
        `rutter rollback ${release} "reason"`,
        `rutter stop ${release} "reason"`,
      ].filter((command) => wait.answers.length === 0 || wait.answers.includes(command.split(" ")[1] ?? ""));
    }
    case "paused":
      return [`rutter continue ${release}`];
    case "soak":
    case "timer":
      return [`rutter promote ${release} ${wait.id}`, `rutter extend ${release} ${wait.id}`];
    case "rung":
      return [
        `rutter ${wait.answers.includes("promote") ? "promote" : "confirm"} ${release} ${wait.id}`,
        ...(wait.answers.includes("rollback") ? [`rutter rollback ${release} "reason"`] : []),
      ];
    case "lock":
      return [];
    case "window":
    case "freeze":
    case "ready":
      return [
        ...(wait.answers.length > 0 ? [answered(answer, wait.answers)] : []),
        `rutter waive ${release} ${wait.id} "reason"`,
      ];
    default: {
      if (!isForPeople(wait)) return [];
      if (wait.answers.length === 0) return [answer("VALUE")];
      const said = [choiceOf(wait).length > 0 ? answered(answer, choiceOf(wait)) : answer("VALUE")];
      return wait.item === null ? said : [...said, `rutter waive ${release} ${wait.id} "reason"`];
    }
  }
}

/** The options of a choice are typed by their numbers, as they stand below it; ids are for programs. */
const choiceOf = ({ kind, answers }: SceneWait): readonly string[] =>
  kind === "choice" ? answers.map((id, index) => (id === "none" ? id : String(index + 1))) : answers;

const SHOWN = 4;

/** Safe to copy as it stands: what else could be answered is a comment to the shell. */
function answered(answer: (value: string) => string, among: readonly string[]): string {
  const [first = "", ...others] = among.map(quoted);
  const rest = others.slice(0, SHOWN).join(", ") + (others.length > SHOWN ? " …" : "");
  return answer(first) + (rest === "" ? "" : `  # or ${rest}`);
}

/** `2:10 to go`, `for 3:10`: how long it is still waited, or has been. */
export function waitedText({ since, until }: SceneWait, now: Instant): string {
  if (until !== null) return `${formatDuration(Math.max(0, Math.ceil((until - now) / 1000) * 1000))} to go`;
  return now - since < 60_000
    ? ""
    : `waits for ${formatDuration(Math.floor((now - since) / 60_000) * 60_000)}`;
}
