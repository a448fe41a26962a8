/**
 * The parser's tree as plain data for those who look at how a text is written: pipelines, the words of each command with
 * their places, redirections and heredocs. It judges nothing and reads nothing anew.
 */
import type { CommandNode, CompoundList, PipelineNode, Statement, SyntaxNode } from "unbash";
import { forEachChild } from "unbash";
import { unmask } from "./masked-text.ts";
import type { ParsedShell } from "./parse-shell.ts";
import { textLines } from "./text-lines.ts";
import type { Pipeline, Within } from "./written.ts";
import { type Desk, markOf, stageOf } from "./written-stage.ts";

const maximumNesting = 200;

interface At {
  readonly desk: Desk;
  readonly within: Within;
  readonly nesting: number;
}

/** `$( … )` and `<( … )` are statements of their own, found after the one they stand in. */
function walkSubstitutions(node: SyntaxNode, at: At): void {
  if (at.nesting > maximumNesting) return;
  forEachChild(node, (child) => {
    if (child.type !== "CommandExpansion" && child.type !== "ProcessSubstitution")
      return walkSubstitutions(child, { ...at, nesting: at.nesting + 1 });
    if (child.script === undefined) return;
    const { source } = child.script;
    const desk: Desk =
      source === undefined
        ? at.desk
        : { ...at.desk, source: textLines(source), pinned: markOf(at.desk, child.pos, child.end) };
    walkStatements(child.script.commands, { desk, within: "substitution", nesting: at.nesting + 1 });
  });
}

const walkList = (list: CompoundList, at: At): void =>
  walkStatements(list.commands, { ...at, nesting: at.nesting + 1 });

/** What stands inside a compound command. */
function walkInside(node: CommandNode, at: At): void {
  const deeper = { ...at, nesting: at.nesting + 1 };
  if (deeper.nesting > maximumNesting) return;
  switch (node.type) {
    case "Command":
    case "TestCommand":
    case "ArithmeticCommand":
      return walkSubstitutions(node, deeper);
    case "If":
      walkList(node.clause, { ...deeper, within: "condition" });
      walkList(node.then, { ...deeper, within: "branch" });
      for (const { clause, then } of node.elif) {
        walkList(clause, { ...deeper, within: "condition" });
        walkList(then, { ...deeper, within: "branch" });
      }
      if (node.else !== undefined) walkList(node.else, { ...deeper, within: "branch" });
      return;
    case "While":
      walkList(node.clause, { ...deeper, within: "condition" });
      return walkList(node.body, { ...deeper, within: "loop" });
    case "For":
    case "Select":
    case "ArithmeticFor":
      return walkList(node.body, { ...deeper, within: "loop" });
    case "Subshell":
    case "BraceGroup":
      return walkList(node.body, deeper);
    case "Case":
      for (const item of node.items) walkList(item.body, { ...deeper, within: "branch" });
      return;
    case "Redirected":
      return walkInside(node.command, deeper);
    case "Function":
    case "Coproc":
      if (node.body.type === "CompoundList") return walkList(node.body, { ...deeper, within: "function" });
      return walkInside(node.body, { ...deeper, within: "function" });
  }
}

function walkStatements(statements: readonly Statement[], at: At): void {
  for (const statement of statements) {
    const { command } = statement;
    const parts: readonly PipelineNode[] = command.type === "AndOr" ? command.commands : [command];
    const operators = command.type === "AndOr" ? command.operators : [];
    at.desk.statements += 1;
    const number = at.desk.statements;
    for (const [index, part] of parts.entries()) {
      const nodes = part.type === "Pipeline" ? part.commands : [part];
      at.desk.found.push({
        stages: nodes.map((node) => stageOf(node, at.desk)),
        negated: part.type === "Pipeline" && part.prefixes.some(({ type }) => type === "Negation"),
        before: operators[index - 1] ?? null,
        after: operators[index] ?? null,
        background: statement.background === true,
        within: at.within,
        statement: number,
        mark: markOf(at.desk, part.pos, part.end),
      });
      for (const node of nodes) walkInside(node, at);
    }
  }
}

/** In the order they stand in, what is inside after what is around it; empty where the text is nested beyond reason. */
export function pipelinesOf(parsed: ParsedShell): readonly Pipeline[] {
  const desk: Desk = { source: textLines(parsed.source), found: [], pinned: null, statements: 0 };
  try {
    walkStatements(
      parsed.statements.map(({ node }) => node),
      { desk, within: "list", nesting: 0 },
    );
  } catch {
    return [];
  }
  return desk.found;
}

/** The lines that marks speak of, as the author wrote them. */
export const linesOfTree = (parsed: ParsedShell): readonly string[] => unmask(parsed.source).split("\n");
