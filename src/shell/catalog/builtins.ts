/** What the shell does itself. `exit` and `set` are seen by whoever reads the text as a whole. */
import { again, check, interactive, read, type Tool, write } from "./rule.ts";

export const builtins: readonly Tool[] = [
  { names: "echo printf", rule: read, word: true },
  {
    names:
      "true false : return exit logout break continue shift set shopt trap umask local declare typeset readonly let getopts hash type which whereis help times ulimit history jobs fg bg disown alias unalias unset export",
    rule: read,
    word: true,
  },
  { names: "cd pushd popd", rule: { ...read, canFail: true } },
  { names: "test [ [[", rule: { ...check, answers: [1] }, word: true },
  {
    names: "read select mapfile readarray",
    rule: { ...read, ...interactive },
    word: true,
    values: "-p -n -t -d -a",
  },
  { names: "source .", rule: again, word: true },
  { names: "sleep wait usleep", rule: read, word: true },
  { names: "clear reset stty", rule: read, word: true },
  { names: "yes", rule: { ...read, endless: true }, word: true },
  { names: "open xdg-open start-process sensible-browser pbcopy pbpaste xclip", rule: read, word: true },
  { names: "logger wall write notify-send", rule: write, word: true },
];
