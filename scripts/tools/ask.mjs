/**
 * Asks a program for its own help and gives back what it says. Nothing but help is asked for, no cluster, daemon or
 * registry is reached, and a program that does not answer in time has said nothing.
 */
import { spawnSync } from "node:child_process";

/** No pager, no colour, wide lines, nobody's configuration. */
const environment = {
  ...process.env,
  PAGER: "cat",
  MANPAGER: "cat",
  GIT_PAGER: "cat",
  MANWIDTH: "200",
  COLUMNS: "200",
  NO_COLOR: "1",
  LC_ALL: "C",
  KUBECONFIG: "/dev/null",
  CHECKPOINT_DISABLE: "1",
};

/** What the program printed, on either stream, without colours and overstrikes. */
export function ask(program, words) {
  const [command, ...first] = program.split(" ");
  const { stdout, stderr, status } = spawnSync(command, [...first, ...words], {
    encoding: "utf8",
    env: environment,
    timeout: 30_000,
    input: "",
    maxBuffer: 16 * 1024 * 1024,
  });
  const text = `${stdout ?? ""}\n${stderr ?? ""}`
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours and overstrikes are control characters.
    .replace(/\u001b\[[0-9;]*m|.\u0008/g, "");
  return { text, failed: status !== 0 };
}
