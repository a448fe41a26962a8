/**
 * A page of the documentation for a terminal: headings bold, paragraphs and lists wrapped, code as it stands. It knows
 * the Markdown that these pages use and no more.
 */
import { type Look, paint } from "./look.ts";
import { labelled } from "./row.ts";

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const HEADING = /^(#{1,6}) +(.*)$/;
const LIST = /^( *)([-*]|\d{1,3}\.) +(.*)$/;

/** Marks that only a Markdown viewer would use: emphasis goes, code keeps its words, a link shows where it leads. */
function inline(text: string): string {
  return text
    .replace(/\[([^\]]{0,200})\]\(([^)]{0,400})\)/g, (_, label: string, target: string) =>
      /^https?:/.test(target) && label !== target ? `${label} (${target})` : label,
    )
    .replace(/\*\*([^*]{1,400})\*\*/g, "$1")
    .replace(/`([^`]{1,400})`/g, "$1");
}

interface Page {
  readonly lines: string[];
  readonly look: Look;
  paragraph: string[];
  fence: string | null;
}

function flush(page: Page): void {
  if (page.paragraph.length === 0) return;
  page.lines.push(...labelled(page.look, "", inline(page.paragraph.join(" "))));
  page.paragraph = [];
}

function plainLine(page: Page, line: string): void {
  const heading = HEADING.exec(line);
  const item = LIST.exec(line);
  if (heading) {
    flush(page);
    page.lines.push(paint(page.look, "bold", inline(heading[2] ?? "")));
  } else if (item) {
    flush(page);
    const label = `${item[1]}  ${item[2]} `;
    page.lines.push(...labelled({ ...page.look, colour: false }, label, inline(item[3] ?? "")));
  } else if (line.trim() === "") {
    flush(page);
    if (page.lines.at(-1) !== "") page.lines.push("");
  } else if (line.startsWith("|")) {
    flush(page);
    page.lines.push(inline(line));
  } else page.paragraph.push(line.trim());
}

export function renderPage(text: string, look: Look): readonly string[] {
  const page: Page = { lines: [], look, paragraph: [], fence: null };
  for (const line of text.split(/\r?\n/)) {
    const mark = FENCE.exec(line)?.[1] ?? null;
    if (page.fence !== null) {
      if (mark?.startsWith(page.fence)) page.fence = null;
      else page.lines.push(`    ${line}`.trimEnd());
    } else if (mark !== null) {
      flush(page);
      page.fence = mark;
    } else plainLine(page, line);
  }
  flush(page);
  while (page.lines.at(-1) === "") page.lines.pop();
  return page.lines;
}
