/** Runbooks at random in which everything is that has to be asked: far hosts, elisions, examples, fences of every form. */
import type { Random } from "../fuzz/random.ts";

const HEADINGS = [
  "Deploy",
  "Steps",
  "Connect",
  "Verify",
  "Rollback",
  "Notes",
  "Option A",
  "Option B",
  "Troubleshooting",
  "Before you start",
  "Reference",
];
const LINES = [
  "ssh deploy@app-01",
  "ssh ops@db-01 # the database",
  "exit",
  "./deploy.sh --to ...",
  "export TOKEN=0x...",
  "./deploy.sh <version>",
  "kubectl get pods",
  "# Then restart it",
  "sudo systemctl restart web",
  "psql orders",
  "select 1;",
  "# Open the dashboard",
  "if true; then",
  "echo $TOKEN",
];
const LANGUAGES = ["bash", "", "bash timeout=5m", "sh", "console", "powershell", " bash ", 'bash title="x"'];
const MARKS = ["```", "~~~", "````"];

const FRONTS = [
  "---\ntitle: Orders\n---",
  "---\nrutter:\n  zone: UTC\n---",
  "---\n  rutter:\n      zone: UTC\n  title: x\n---",
  "---\nrutter: { zone: UTC }\n---",
  "---\n{ title: x }\n---",
  "---\n---",
  "---",
];

function fence(random: Random, indent: string): string {
  const mark = random.pick(MARKS);
  const sql = random.chance(0.15);
  const body = sql
    ? ["-- Example: drop a column", "ALTER TABLE orders DROP COLUMN state;"]
    : random.several(1, 4, () => random.pick(LINES));
  if (random.chance(0.1)) return body.map((line) => `${indent}    ${line}`).join("\n");
  const open = `${mark}${sql ? "sql" : random.pick(LANGUAGES)}`;
  return [open, ...body, mark].map((line) => indent + line).join("\n");
}

function block(random: Random): string {
  const form = random.below(10);
  if (form === 9) return "Shift traffic 5% → 20% → 100%, 5 minutes each.";
  if (form === 0) return `1. Drain it: \`./drain.sh\`\n2. Wait for it\n\n${fence(random, "   ")}`;
  if (form === 1) return `- [ ] All is well: \`curl -f localhost\`\n- [ ] Checked\n\n${fence(random, "  ")}`;
  if (form === 2)
    return "| Check | Command | Expected |\n| --- | --- | --- |\n| Up | `curl -f localhost` | 200 |";
  if (form === 3) return `> ${fence(random, "").split("\n").join("\n> ")}`;
  if (form === 4) return "Roll back if payments are failing.";
  if (form === 5)
    return random.pick(["**By hand:**", "Then:", "<!-- rutter: lever -->", "<!-- a remark -->", "<details>"]);
  if (form === 6) return "- Restart the web server\n- Tell #orders\n- Error rate above 5%";
  return fence(random, "");
}

export function connecting(random: Random): string {
  const front = random.chance(0.2) ? [random.pick(FRONTS)] : [];
  const title = random.chance(0.7) ? ["# Orders"] : [];
  const sections = random.several(1, 4, () => [
    ...(random.chance(0.85) ? [`${"#".repeat(random.between(2, 3))} ${random.pick(HEADINGS)}`] : []),
    ...random.several(1, 3, () => block(random)),
  ]);
  return [...front, ...title, ...sections.flat()].join(random.pick(["\n\n", "\n\n", "\n"]));
}
