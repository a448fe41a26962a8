/** The rules over commands on texts put together by chance, and the views that they look through. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyEdits } from "../base/index.ts";
import { loadYaml, studyRunbook } from "../runbook/index.ts";
import { pipelinesOfText } from "../shell/index.ts";
import { spanAt } from "./call.ts";
import { deepCalls } from "./deep.ts";
import { type Desk, deskOf } from "./desk.ts";
import { expansionsOf } from "./expansions.ts";
import { noFacts } from "./facts.ts";
import { asksItself, harmOf } from "./harm.ts";
import type { Rule } from "./rule.ts";
import { rules } from "./rules.ts";
import { nameOf, through } from "./through.ts";

const parseYaml = await loadYaml();
const mine: readonly Rule[] = rules.filter(({ code }) => /^(?:CHECK|COMMANDS?)_/.test(code));

const deskFor = (text: string): Desk =>
  deskOf(studyRunbook(text, { file: "x.md", parseYaml }), text, noFacts);
const stageOf = (text: string) => {
  const stage = pipelinesOfText(text)[0]?.stages[0];
  if (stage === undefined) throw new Error(`no command in ${text}`);
  return stage;
};

const PIECES = [
  "curl -s https://a.example/health",
  "kubectl get pods",
  "grep -v Running",
  "grep -i error",
  "| ",
  " || true",
  " && echo ok",
  "; ",
  'ssh app-01 "',
  '"',
  "'",
  "docker exec -it db ",
  "<<EOF\n",
  "\nEOF\n",
  "$(hostname)",
  "$X",
  "`",
  "pg_dump shop",
  "gzip > x.gz",
  "...",
  "while true; do ",
  "; done",
  "tail -f x",
  "kubectl delete namespace x",
  "sed -i '' s/a/b/ x",
  "sed -i s/a/b/ x",
  "docker pull x:latest",
  "\n",
  "if ",
  "; then echo no; else echo fail; fi",
  "\\\n",
  "{ ",
  " }",
  "(",
  ")",
];

describe("rules over commands", () => {
  it("throw on nothing, point into the file, and offer edits that can all be made", () => {
    const texts = fc.array(fc.constantFrom(...PIECES), { maxLength: 14 });
    fc.assert(
      fc.property(
        fc.array(texts, { minLength: 1, maxLength: 3 }),
        fc.constantFrom("Verify", "Deploy", "Rollback"),
        (fences, title) => {
          const text = `# Orders\n\n## ${title}\n\n${fences.map((each) => `\`\`\`bash\n${each.join("")}\n\`\`\``).join("\n\n")}\n`;
          const desk = deskFor(text);
          for (const rule of mine)
            for (const { span, edits = [] } of rule.find(desk)) {
              expect(span.lines[0]).toBeGreaterThan(0);
              expect(span.lines[1]).toBeLessThanOrEqual(desk.source.length);
              expect(applyEdits(text, edits).made).toBe(edits.length);
            }
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe("deepCalls", () => {
  it("place the commands inside quotes where they stand in the file", () => {
    const text = '# x\n\n## Verify\n\n```bash\nssh app-01 "cd /srv && curl -s localhost"\n```\n';
    const inner = deepCalls(deskFor(text)).filter(({ outer }) => outer !== null);
    const lines = text.split("\n");
    const shown = inner.map((call) => {
      const {
        lines: [line],
        columns,
      } = spanAt(call, call.pipeline.mark);
      return lines[line - 1]?.slice((columns?.[0] ?? 1) - 1, columns?.[1]);
    });
    expect(shown).toEqual(["cd /srv", "curl -s localhost"]);
  });
});

describe("through", () => {
  it.each([
    ["docker compose exec -T -u postgres db pg_dump shop", "pg_dump", null],
    ["kubectl -n shop exec deploy/web -- curl localhost", "curl", null],
    ["ssh -i key.pem -p 22 deploy@app docker logs web", "docker", null],
    ["sudo bash -c 'npm test | tee log'", "bash", "npm test | tee log"],
    ["ssh app docker exec web sh -c 'npm test'", "sh", "npm test"],
    ["kubectl get pods -- x", "kubectl", null],
  ])("%s", (text, name, quoted) => {
    const found = through(stageOf(text));
    expect([nameOf(found.words), found.text?.text ?? null]).toEqual([name, quoted]);
  });
});

describe("expansionsOf", () => {
  const sides = (text: string, here: readonly string[] = []): readonly string[] =>
    expansionsOf(text, new Set(here)).map((each) => `${each.text} ${each.side}`);
  it("tells what belongs to the other side", () => {
    expect(sides("$(hostname) $HOME")).toEqual(["$(hostname) there", "$HOME there"]);
    expect(sides("for f in *; do echo $f; done")).toEqual(["$f there"]);
    expect(sides("cd /srv; `git rev-parse HEAD`")).toEqual(["`git rev-parse HEAD` there"]);
  });
  it("claims nothing of what is assigned here, escaped, or cannot be told", () => {
    expect(sides("$VERSION \\$HOME \\$(hostname)", ["VERSION"])).toEqual(["$VERSION here"]);
    expect(sides("$(git rev-parse HEAD) $TOKEN $(date +%F)")).toEqual([
      "$(git rev-parse HEAD) unknown",
      "$TOKEN unknown",
      "$(date +%F) either",
    ]);
  });
});

describe("harmOf", () => {
  it.each([
    ["rm -rf node_modules", "little"],
    ["rm -rf /var/lib/postgresql", "data"],
    ["kubectl delete pod -l app=x", "little"],
    ["kubectl -n shop delete pvc data-0", "data"],
    ["kubectl delete deployment orders", "system"],
    ["docker compose -f prod.yml down --volumes", "data"],
    ["docker compose down", "little"],
    ["aws rds delete-db-instance --db-instance-identifier x", "data"],
    ["helm uninstall orders", "system"],
    ["git reset --hard", "data"],
    ["git reset --hard HEAD~3", "data"],
    ["git reset --hard origin/main", "patches"],
    ["git clean -fdx", "data"],
    ["git reset --soft HEAD~1", "little"],
  ])("%s: %s", (said, harm) => expect(harmOf(said)).toBe(harm));
  it("knows what asks by itself", () => {
    expect([asksItself("terraform destroy"), asksItself("terraform destroy -auto-approve")]).toEqual([
      true,
      false,
    ]);
    expect([asksItself("docker system prune -a"), asksItself("docker system prune -af")]).toEqual([
      true,
      false,
    ]);
  });
});
