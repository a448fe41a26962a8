/** What the reader really makes is what the published schema says, to the last key. */
import { describe, expect, it } from "vitest";
import { loadYaml } from "./annotations/load-yaml.ts";
import { readRunbook } from "./read.ts";
import { readingSchema } from "./reading-schema.ts";

const RUNBOOK = `---
rutter:
  service: orders
---
# Orders: deployment

## Before

- [ ] Reviewed
- [ ] Tests pass: \`npm test\`

| Check | Command | Expected |
| --- | --- | --- |
| Pods run | \`kubectl get pods -n <namespace>\` | All running |

Deploy only Tuesday-Thursday, 10am-2pm ET. Requires approval of two SREs.

## Deploy

\`\`\`bash timeout=5m
# Roll it out
kubectl set image deployment/orders orders=shop/orders:\${VERSION}
sleep 30
# Expected: 3 pods
kubectl get pods
\`\`\`

\`\`\`sql
select count(*) from orders;
\`\`\`

\`\`\`http
GET https://shop.example.com/health
\`\`\`

\`\`\`rutter
canary: orders
steps: [5%, 100%]
abort: error rate > 2%
\`\`\`

Shift traffic 5% → 20% → 100%, 5 minutes each. Monitor for 15-30 minutes.

## Rollback

Rollback immediately if error rate > 5% for 2 minutes, or data corruption is detected.

### Option A: the application

\`\`\`bash
ssh ops@app-01
./rollback.sh
\`\`\`

### Option B: the database

\`\`\`bash
npm run migrate:down
\`\`\`

## Contacts

| Role | Name | Phone | After |
| --- | --- | --- | --- |
| On-call | Ana | 555-0100 | immediate |

## Within 24 hours

- [ ] Costs looked at
`;

const sorted = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (_key, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );

describe("readingSchema", () => {
  it("takes a reading with items of many kinds, and drops no key of it", async () => {
    const reading = readRunbook(RUNBOOK, { file: "deploy.md", parseYaml: await loadYaml() });
    expect(new Set(reading.items.map((item) => item.kind)).size).toBeGreaterThan(12);
    expect(sorted(readingSchema.parse(reading))).toEqual(sorted(reading));
  });

  it("refuses what is no reading", () => {
    const reading = readRunbook("# A\n\n- [ ] b\n", { file: "a.md" });
    for (const wrong of [
      null,
      {},
      { ...reading, rutter: "reading/2" },
      { ...reading, items: [{ kind: "command" }] },
    ])
      expect(readingSchema.safeParse(wrong).success).toBe(false);
  });
});
