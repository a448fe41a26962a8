/**
 * A line that opens a host or a client, for standard input that is no terminal: what would ask for a terminal, and refuse
 * to run without one, no longer does. Every other line is left as it is written.
 */

const CONTAINERS = /^(?:docker|podman|nerdctl|kubectl|oc|docker-compose)$/;
const OPENS = /^(?:exec|run|attach)$/;

export function withoutTerminal(line: string): string {
  const pieces = line.split(/(\s+)/);
  const tool = pieces.findIndex((piece) => CONTAINERS.test(piece.slice(piece.lastIndexOf("/") + 1)));
  const verb = tool < 0 ? -1 : pieces.findIndex((piece, at) => at > tool && OPENS.test(piece));
  if (verb < 0) return line;
  const composes = /compose$/.test(pieces[tool] ?? "") || pieces.slice(tool, verb).includes("compose");
  const end = endOfOptions(pieces, verb + 1);
  const options = pieces.slice(verb + 1, end).map((piece) => withoutT(piece));
  // `compose exec` takes a terminal unless it is told not to.
  const none = composes && !options.includes("-T") ? [" ", "-T"] : [];
  return [...pieces.slice(0, verb + 1), ...none, ...options, ...pieces.slice(end)]
    .join("")
    .replace(/ {2,}/g, " ");
}

/** Behind the last word that could be an option of the tool itself and not of the command inside. */
function endOfOptions(pieces: readonly string[], from: number): number {
  let end = from;
  for (let at = from; at < pieces.length; at += 1) {
    const piece = pieces[at] ?? "";
    if (piece === "--") break;
    if (piece.startsWith("-")) end = at + 1;
    else if (piece.trim() !== "" && !(pieces[at - 2] ?? "").startsWith("-") && at - from > 2) break;
  }
  return end;
}

function withoutT(piece: string): string {
  if (/^--tty(?:=true)?$/.test(piece)) return "";
  return /^-[it]{1,2}$/.test(piece) ? piece.replace("t", "").replace(/^-$/, "") : piece;
}
