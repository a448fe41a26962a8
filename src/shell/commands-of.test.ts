import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { commandsOf } from "./commands-of.ts";

const texts = (text: string): readonly string[] => commandsOf(text).map((command) => command.text);
const answers = (text: string): readonly (readonly number[])[] =>
  commandsOf(text).map((command) => command.answers);

describe("commandsOf", () => {
  it("cuts where an operator would say: one command", () => {
    expect(texts("git fetch\n\n# now\ngit pull  # quietly\n")).toEqual(["git fetch", "git pull"]);
    expect(texts("a && b || c\na |\n b")).toEqual(["a && b || c", "a |\n b"]);
    expect(texts("cd x; ls ; b & wait")).toEqual(["cd x;", "ls ;", "b &", "wait"]);
    expect(texts("for f in *; do\n  cat $f\ndone\nif a; then b; fi")).toEqual([
      "for f in *; do\n  cat $f\ndone",
      "if a; then b; fi",
    ]);
    expect(texts("docker run \\\n  -d nginx\nls")).toEqual(["docker run \\\n  -d nginx", "ls"]);
  });

  it("keeps a heredoc with its command, and with all the commands of its line", () => {
    expect(texts("cat > f <<EOF\na; b\nEOF\nls")).toEqual(["cat > f <<EOF\na; b\nEOF", "ls"]);
    expect(texts("cat <<A; cat <<B; ls\n1\nA\n2\nB\nls")).toEqual(["cat <<A; cat <<B; ls\n1\nA\n2\nB", "ls"]);
  });

  it("tells the line that each begins on", () => {
    expect(commandsOf("\n# one\na\nb; c\nd <<E\n1\nE\ne").map((command) => command.line)).toEqual([
      2, 3, 3, 4, 7,
    ]);
  });

  it("leaves a text whole that does not parse, and one that only says something", () => {
    for (const text of ["ls\necho 'open\n", "if true; then", "ls\n)", "# nothing to do"])
      expect(texts(text)).toEqual([text]);
  });

  it("knows the statuses that are answers", () => {
    expect(answers("grep x f\ndiff a b\nkubectl apply -f x")).toEqual([[1], [1], []]);
    expect(answers("kubectl get pods | grep api\nkubectl get pods | sort")).toEqual([[1], []]);
    expect(answers("ps aux | head -5\ndmesg | grep -m1 oom\njournalctl | sed 5q")).toEqual([
      [141],
      [1, 141],
      [141],
    ]);
    expect(answers("f() { grep x y; }\nf")).toEqual([[], [1]]);
  });

  it("takes the no of what prints nothing for a failure where it stands alone", () => {
    const texts = [
      "test -f a",
      "[ -s a ]",
      "[[ -d a ]]",
      "grep -q x f",
      "ps aux | grep -qi api",
      "git diff --quiet",
    ];
    expect(texts.flatMap(answers)).toEqual(texts.map((text) => (text.includes("|") ? [141] : [])));
    expect(answers("test -f a && ./deploy\ngrep x f\ndiff a b")).toEqual([[], [1], [1]]);
  });

  it("takes a status for a failure where it is one of any command that could have given it", () => {
    expect(answers("grep x f && echo there\ntest -f x && ./deploy\ngrep x f || ./deploy")).toEqual([
      [1],
      [],
      [],
    ]);
    expect(answers("! grep ERROR log\ngrep x f &\n./deploy && diff a b")).toEqual([[], [], []]);
  });

  it("has every character in exactly one command, besides blanks and comments", () => {
    const piece = fc.oneof(
      fc.constantFrom(
        "ls",
        "a b",
        "; ",
        " && ",
        " | ",
        " & ",
        "\n",
        "\n\n",
        " # x; y",
        "\\\n",
        "'",
        '"',
        "$(",
        ")",
        "(",
        "{ ",
        " }",
        "if ",
        "then ",
        "fi",
        "<<EOF\n",
        "\nEOF\n",
        "`",
        "<x>",
        "\t",
        "\r\n",
        "case x in ",
        "esac",
        ";;",
        "é",
        "#",
      ),
      fc.string({ maxLength: 4 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const text = pieces.join("");
        let from = 0;
        for (const command of commandsOf(text)) {
          // From the line it names: a comment before it may hold the same words.
          const line = text.split("\n").slice(0, command.line).join("\n").length;
          const at = text.indexOf(command.text, Math.max(from, line));
          expect(at).toBeGreaterThanOrEqual(from);
          expect(text.slice(from, at)).toMatch(/^(?:\s|\\\n|#.*)*$/);
          expect(text.slice(0, at).split("\n")).toHaveLength(command.line + 1);
          from = at + command.text.length;
        }
        expect(text.slice(from)).toMatch(/^(?:\s|\\$|\\\n|#.*)*$/m);
      }),
      { numRuns: 2000 },
    );
  });

  it("takes time in proportion to the text", () => {
    const began = performance.now();
    expect(commandsOf("grep a b; ".repeat(10_000))).toHaveLength(10_000);
    expect(commandsOf(`${"# x\n".repeat(50_000)}ls`)).toHaveLength(1);
    expect(commandsOf("( ".repeat(20_000))).toHaveLength(1);
    expect(performance.now() - began).toBeLessThan(4_000);
  });
});
