/**
 * Texts that leave a shell in a state in which it is hard to ask it anything, each with what a plain bash would make of it.
 */
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: what stands in the strings is bash
import type { Typed } from "./opened.ts";

interface Case {
  readonly name: string;
  readonly commands: readonly Typed[];
  readonly state?: "done" | "failed";
  readonly exit?: number | null;
  readonly signal?: string;
  readonly command: number;
  readonly log: string | RegExp;
}

// biome-ignore format: a text each
export const SURVIVES: readonly Case[] = [
  { name: "a status that fails", commands: ["(exit 7)", "echo never"], state: "failed", exit: 7, command: 0, log: "" },
  { name: "a status that is an answer, for $? too", commands: [["(exit 7)", 7], "echo $?"], command: 1, log: "7\n" },
  { name: "an answer as the last status", commands: [["(exit 7)", 7]], exit: 7, command: 0, log: "" },
  { name: "PIPESTATUS", commands: ["true | (exit 3) | true", 'echo "${PIPESTATUS[*]} $?"'], command: 1, log: "0 3 0 0\n" },
  { name: "PIPESTATUS of a pipe that failed", commands: ["set -o pipefail", ["true | (exit 3) | true", 3], 'echo "$? ${PIPESTATUS[*]}"; false'], state: "failed", exit: 1, command: 2, log: "3 0 3 0\n" },
  { name: "PIPESTATUS with set -e and traps", commands: ["set -e; trap 'echo ERR' ERR", "trap 'echo D' DEBUG", "false | true", "echo ${PIPESTATUS[0]}"], command: 3, log: /^(?:D\n)*1\n(?:D\n)*$/ },
  { name: "$_", commands: ['mkdir -p "deep er"', 'cd "$_"; echo ${PWD##*/}'], command: 1, log: "deep er\n" },
  { name: "a pipe in a text that cannot be read", commands: ["echo 'a | b", "echo never"], state: "failed", exit: 2, command: 0, log: /unexpected EOF/ },
  { name: "a pipe that is not over", commands: ["echo a |"], state: "failed", exit: 2, command: 0, log: /syntax error/ },
  { name: "set -e", commands: ["set -e", "if false; then :; fi", "echo on"], command: 2, log: "on\n" },
  { name: "set -e and a failure", commands: ["set -e", "false", "echo never"], state: "failed", exit: 1, command: 1, log: "" },
  { name: "set -e inside a function", commands: ["set -e", "f() { false; echo never; }", "f"], state: "failed", exit: 1, command: 2, log: "" },
  { name: "set -u", commands: ["set -u", "echo $-; echo $nowhere"], state: "failed", exit: 1, command: 1, log: /u.*\n.*nowhere: unbound variable/ },
  { name: "set -x", commands: ["set -x", "echo on"], command: 1, log: "++ echo on\non\n" },
  { name: "set -x with its own descriptor", commands: ["exec 7>/dev/null; BASH_XTRACEFD=7; set -x", "echo on"], command: 1, log: "on\n" },
  { name: "set -v", commands: ["set -v", "echo on"], command: 1, log: /^(?:echo on\n)?on\n$/ },
  { name: "set -euxo pipefail", commands: ["set -euxo pipefail", "false | true", "echo never"], state: "failed", exit: 1, command: 1, log: /^(?:\+\+ (?:true|false)\n){2}$/ },
  { name: "set -f", commands: ["set -f", "echo *"], command: 1, log: "*\n" },
  { name: "set -o posix", commands: ["set -o posix", "echo on", "(exit 4)"], state: "failed", exit: 4, command: 2, log: "on\n" },
  { name: "exit 3", commands: ["echo a; exit 3", "echo never"], state: "failed", exit: 3, command: 0, log: "a\n" },
  { name: "exit 0", commands: ["exit 0", "echo never"], exit: 0, command: 0, log: "" },
  { name: "exec true", commands: ["exec true"], exit: 0, command: 0, log: "" },
  { name: "exec of something that is not there", commands: ["exec nowhere-to-be-found"], state: "failed", exit: 127, command: 0, log: /nowhere-to-be-found: not found/ },
  { name: "exec >file", commands: ["exec >printed", "echo into", "cat printed >&2"], command: 2, log: "into\n" },
  { name: "exec 2>&-", commands: ["exec 2>&-", "echo on", "(exit 4)"], state: "failed", exit: 4, command: 2, log: "on\n" },
  { name: "exec >&- 2>&-", commands: ["exec >&- 2>&-", "(exit 4)"], state: "failed", exit: 4, command: 1, log: "" },
  { name: "a syntax error", commands: ["echo a; )", "echo never"], state: "failed", exit: 2, command: 0, log: /syntax error near unexpected token/ },
  { name: "an unclosed quote", commands: ['echo "a', "echo never"], state: "failed", exit: 2, command: 0, log: /unexpected EOF while looking for matching/ },
  { name: "an unclosed loop", commands: ["while true; do"], state: "failed", exit: 2, command: 0, log: /unexpected end of file/ },
  { name: "an unclosed here-document", commands: ["cat <<END\ninside", "echo on"], command: 1, log: /inside\non\n$/ },
  { name: "a closed here-document", commands: ["cat <<'END'\n$inside\nEND", "echo on"], command: 1, log: "$inside\non\n" },
  { name: "a backslash at the end", commands: ["echo a \\", "echo on"], command: 1, log: /^a \\?\n?on\n$/ },
  { name: "a comment at the end", commands: ["echo a # b", "echo on"], command: 1, log: "a\non\n" },
  { name: "nothing but a comment", commands: ["# b", "echo on"], command: 1, log: "on\n" },
  { name: "quotes of every kind", commands: [`echo 'it'"'"'s' "\\"" $'\\t' \`echo b\``], command: 0, log: "it's \" \t b\n" },
  { name: "trap EXIT", commands: ["trap 'echo bye' EXIT", "echo on", "exit 3"], state: "failed", exit: 3, command: 2, log: "on\nbye\n" },
  { name: "trap EXIT, and no exit", commands: ["trap 'echo bye' EXIT", "echo on"], command: 1, log: "on\nbye\n" },
  { name: "trap ERR, which is told once", commands: ["trap 'echo ERR' ERR", ["(exit 4)", 4], "echo $?; false"], state: "failed", exit: 1, command: 2, log: "ERR\n4\nERR\n" },
  { name: "trap DEBUG", commands: ["trap 'echo D' DEBUG", "echo on", "trap - DEBUG", "echo off"], command: 3, log: "D\non\nD\noff\n" },
  { name: "trap DEBUG with set -x", commands: ["set -x", "trap 'true D' DEBUG", "echo on"], command: 2, log: /\+ true D\n\+\+ echo on\non\n$/ },
  { name: "IFS", commands: ["IFS=0123456789", "echo $IFS; x=a1b; echo $x", "(exit 10)"], state: "failed", exit: 10, command: 2, log: /a b\n$/ },
  { name: "aliases", commands: ["shopt -s expand_aliases; alias eval=false printf=false exec=false builtin=false", "echo on", "(exit 4)", ], state: "failed", exit: 4, command: 2, log: "on\n" },
  { name: "functions named like builtins", commands: ["printf() { :; }; eval() { :; }; read() { :; }; set() { :; }; trap() { :; }; declare() { :; }; exit() { :; }", "echo on", "(builtin exit 4)", ], state: "failed", exit: 4, command: 2, log: "on\n" },
  { name: "output without a final newline", commands: ["printf a", "printf b"], command: 1, log: "ab" },
  { name: "a read-only variable written to", commands: ["readonly A=1; A=2; echo never"], state: "failed", exit: 1, command: 0, log: /A: readonly variable/ },
  { name: "return at top level", commands: ["return 5"], state: "failed", exit: 2, command: 0, log: /can only `return' from a function/ },
  { name: "local at top level", commands: ["local a=1"], state: "failed", exit: 1, command: 0, log: /can only be used in a function/ },
  { name: "break at top level", commands: ["break", "echo on"], command: 1, log: /on\n$/ },
  { name: "a declaration, which is global", commands: ["declare -i n=3", "n=n+1; echo $n"], command: 1, log: "4\n" },
  { name: "kill $$", commands: ["echo a; kill $$; sleep 5"], state: "failed", exit: null, signal: "SIGTERM", command: 0, log: "a\n" },
  { name: "kill -9 $$", commands: ["kill -9 $$; sleep 5"], state: "failed", exit: null, signal: "SIGKILL", command: 0, log: "" },
  { name: "a child that a signal ends", commands: ["sh -c 'kill -9 $$'"], state: "failed", exit: 137, command: 0, log: /^(?:.*Killed.*\n)?$/ },
  { name: "standard input", commands: ["cat; read -r a || echo none", "cat /dev/stdin"], command: 1, log: "none\n" },
  { name: "writing to /dev/stderr and /dev/stdout", commands: ["echo a >/dev/stderr; echo b | tee /dev/stderr >/dev/stdout; echo c >/dev/fd/2"], command: 0, log: "a\nb\nb\nc\n" },
  { name: "standard error in its order", commands: ["echo a; echo b >&2; echo c; ls /nowhere-at-all 2>&1 | wc -l | tr -d ' '; echo d >&2"], command: 0, log: "a\nb\nc\n1\nd\n" },
  { name: "no terminal", commands: ["test -t 0 || test -t 1 || test -t 2 || echo none; (: </dev/tty) 2>/dev/null || echo none"], command: 0, log: "none\nnone\n" },
  { name: "cd into a folder that is deleted", commands: ["mkdir -p gone; cd gone; rmdir ../gone", "echo on", "(exit 4)"], state: "failed", exit: 4, command: 2, log: "on\n" },
  { name: "umask", commands: ["umask 077", "umask"], command: 1, log: "0077\n" },
  { name: "numbers of descriptors that runbooks use", commands: ["exec 3>three 4>&1 200>lock", "echo a >&3; echo b >&4", "cat three"], command: 2, log: "b\na\n" },
  { name: "arguments", commands: ["set -- a 'b c'", 'echo "$#$2"'], command: 1, log: "2b c\n" },
  { name: "a text in another alphabet", commands: ["echo 'Grüße, 世界 🚢'"], command: 0, log: "Grüße, 世界 🚢\n" },
  { name: "extglob, which changes how text is read", commands: ["shopt -s extglob", "f() { case a in @(a|b)) echo on;; esac; }", "f"], command: 2, log: "on\n" },
  { name: "coproc", commands: ["coproc cat; echo a >&${COPROC[1]}; read -r x <&${COPROC[0]}; echo $x; kill $COPROC_PID"], command: 0, log: "a\n" },
  { name: "wait for a job of an earlier command", commands: ["(sleep 0.05; exit 4) & p=$!", ["wait $p", 4], "echo $?"], command: 2, log: "4\n" },
  { name: "history expansion signs", commands: ["echo a!b !!"], command: 0, log: "a!b !!\n" },
];
