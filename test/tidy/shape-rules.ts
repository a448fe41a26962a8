/** How large a file and a function may be, and which forms of the language are not used. */
import { isNode, isTest, lineOf, type Node, nodesOf, type Position, type Source } from "./source.ts";

export const MAX_FILE_LINES = 250;
export const MAX_FUNCTION_LINES = 60;
export const MAX_PARAMETERS = 3;

/** Each with the reason why plain functions do not do. */
const CLASSES: Readonly<Record<string, string>> = {
  "src/base/errors.ts": "an error must be an Error to be thrown with a stack and a cause",
};

const FUNCTIONS = new Set(["FunctionDeclaration", "FunctionExpression", "ArrowFunctionExpression"]);

export function shapeFaults(source: Source): readonly string[] {
  const faults: string[] = [];
  const lines = source.text.replace(/\n$/, "").split("\n").length;
  if (lines > MAX_FILE_LINES) faults.push(`${source.path} has ${lines} lines, more than ${MAX_FILE_LINES}`);
  for (const [node, position] of nodesOf(source.tree)) {
    const fault = formFault(source.path, node) ?? functionFault(source, node, position);
    if (fault !== null) faults.push(`${source.path}:${lineOf(source, node.start)} ${fault}`);
  }
  return faults;
}

function formFault(path: string, node: Node): string | null {
  switch (node.type) {
    case "ExportDefaultDeclaration":
      return path.endsWith(".config.ts") ? null : "has a default export";
    case "TSEnumDeclaration":
      return "has an enum";
    case "TSModuleDeclaration":
      return "has a namespace";
    case "ClassDeclaration":
    case "ClassExpression":
      return path in CLASSES ? null : "has a class, and no reason for one stands in test/tidy/shape-rules.ts";
    default:
      return null;
  }
}

function functionFault(source: Source, node: Node, position: Position): string | null {
  if (!FUNCTIONS.has(node.type) || !isNode(node.body)) return null;
  // The callback of a `describe` is a heading, and that of an `it.each` takes the columns of its table.
  if (isTest(source.path) && position.parent?.type === "CallExpression") return null;
  const lines = lineOf(source, node.end) - lineOf(source, node.start) + 1;
  if (lines > MAX_FUNCTION_LINES) return `has a function of ${lines} lines, more than ${MAX_FUNCTION_LINES}`;
  const parameters = Array.isArray(node.params) ? node.params.length : 0;
  return parameters > MAX_PARAMETERS
    ? `has a function with ${parameters} parameters, more than ${MAX_PARAMETERS}: pass one object`
    : null;
}
