import { describe, expect, it } from "vitest";
import { readRunbook } from "./read.ts";
import type { Item } from "./reading.ts";

const read = (text: string) => readRunbook(text, { file: "x.md" });
const items = (text: string, kind: Item["kind"]): Item[] =>
  read(text).items.filter((item) => item.kind === kind);
const fence = (text: string, language = "bash"): string => `\`\`\`${language}\n${text}\n\`\`\``;

describe("prose that acts", () => {
  it("ties what is expected to the command before it", () => {
    const text = `# Deploy\n\n## Verify\n\n${fence("SELECT count(*) FROM t;", "sql")}\n\nExpected: 1 row.\n`;
    const [query] = items(text, "query");
    expect(items(text, "expectation")).toMatchObject([{ of: query?.id, test: { kind: "rows", count: 1 } }]);
  });

  it.each([
    "If a step fails, roll back immediately.",
    "If any deployment step fails, immediately roll back.",
    "If the deployment fails, roll back.",
    "Roll back immediately if any step fails.",
  ])("goes back for: %s", (sentence) => {
    const text = `# D\n\n## Rollback\n\n${sentence}\n\n${fence("./back.sh")}\n`;
    expect(items(text, "guard")).toMatchObject([
      { action: "rollback", when: { event: expect.stringContaining("fails") } },
    ]);
  });

  it.each(["If a user fails to log in, roll back the session.", "If it fails, tell the team to roll back."])(
    "does not go back for: %s",
    (sentence) => expect(items(`# D\n\n## Rollback\n\n${sentence}\n`, "guard")).toEqual([]),
  );

  it("asks for what a sentence wants done, and not for what only leads, points or tells", () => {
    const text = [
      "# Release",
      "## Publish steps",
      "Push the tag:",
      fence("git push --tags"),
      "Note the build number in the ticket. See the wiki. Release candidates are built nightly.",
      "If it fails, call somebody.",
    ].join("\n\n");
    expect(items(text, "question").map((item) => item.text)).toEqual([
      "Note the build number in the ticket.",
    ]);
  });

  it.each([
    ["Steps", "Drain the node, then restart the agent on every host."],
    ["Before", "Put the site into maintenance mode and page the on-call engineer."],
    ["Rollback", "Reinstall the previous package on every host and reboot them one at a time."],
    ["Recovery", "Promote the standby and repoint the application."],
    ["What to do", "You must then bounce the load balancer and wipe the cache."],
    ["Steps", "If the queue is full, drain it by hand."],
  ])("asks for what a sentence under %s wants done: %s", (title, sentence) => {
    expect(items(`# D\n\n## ${title}\n\n${sentence}\n`, "question").map((item) => item.text)).toEqual([
      sentence,
    ]);
  });

  it("leaves unread what is built like a request and holds no verb that is known", () => {
    const { unread } = readRunbook("# D\n\n## Rollback\n\nJiggle the old cable back.\n", { file: "a.md" });
    expect(unread.map(({ lines }) => lines)).toEqual([[5, 5]]);
  });

  it.each([
    "This service handles orders.",
    "The operator drains the node by hand. Traffic is shifted afterwards.",
    "Deploys are made by the CI.",
    "Rollbacks are safe and take the usual time.",
    "Running the script twice does no harm.",
    "During the rollout both versions answer.",
  ])("takes no description for work: %s", (sentence) => {
    const { items: found, unread } = readRunbook(`# D\n\n## Steps\n\n${sentence}\n`, { file: "a.md" });
    expect([found.filter(({ kind }) => kind !== "section"), unread]).toEqual([[], []]);
  });

  it("reads a fence that was not indented as what the numbered item says", () => {
    const text =
      "# Refresh\n\n## Steps\n\n1. Refresh the application\n\n```\nhokusai [staging|production] refresh\n```\n";
    expect(items(text, "command")).toMatchObject([{ run: "hokusai [staging|production] refresh" }]);
  });

  it("shows a script that only lies there", () => {
    const script = fence("#!/usr/bin/env bash\nset -e\nmake undo");
    const text = `# Rollback\n\n## Script\n\nLives in \`scripts/undo.sh\`, run it on each host:\n\n${script}\n`;
    expect(items(text, "command")).toEqual([]);
    expect(items(text, "template")).toHaveLength(1);
  });

  it("asks for the variables of a command in a line", () => {
    const text = "# Deploy\n\n## Steps\n\n1. Run `docker pull app:$RELEASE_TAG` on the host\n";
    expect(items(text, "input")).toMatchObject([{ name: "release-tag" }]);
  });

  it("asks for what stands under a lead of tasks", () => {
    const text =
      "# Launch\n\n## Rollout steps\n\n**Activities** :\n- Each operator does five real runs.\n- Daily call for ten days.\n";
    expect(items(text, "question")).toHaveLength(2);
  });

  it("watches what is held at full traffic", () => {
    const text =
      "# Rollout\n\n## Rollout\n\n1. **10%:** compare with control.\n2. **100%:** all users. Continue observation for 24 hours.\n";
    expect(items(text, "soak")).toMatchObject([{ minMs: 86_400_000, maxMs: 86_400_000 }]);
  });
});

describe("reasons to go back", () => {
  it("are the occasion that a section about going back opens with", () => {
    const text = `# Deploy\n\n## Rollback\n\nIf step 2 finds an issue:\n\n${fence("make undo")}\n`;
    expect(items(text, "guard")).toMatchObject([
      { action: "rollback", when: { event: "step 2 finds an issue" } },
    ]);
    expect(items(text.replace("## Rollback", "## Database rollback"), "guard")).toEqual([]);
  });

  it("stay bad under a lead that says so", () => {
    const text =
      "# Flags\n\n## Watch\n\nSwitch the flag off immediately if:\n\n- quotes per hour drop below 80% of baseline\n- a dealer sees data of another\n";
    expect(items(text, "guard")).toMatchObject([
      { action: "rollback", when: { figure: "quotes per hour", is: "<", value: 0.8, of: "baseline" } },
      { action: "rollback", when: { event: "dealer sees data of another" } },
    ]);
  });

  it("ask where somebody is to be talked to, and escalate behind a cross and an arrow", () => {
    const text =
      "# Deploy\n\n## Watch\n\nTalk to the on-call engineer first if:\n\n- only one customer is affected\n\nBad:\n\n- ❌ any pod killed for memory → investigate, page the platform team\n";
    expect(items(text, "guard")).toMatchObject([{ action: "ask" }, { action: "escalate" }]);
  });

  it("keep the service whose figure it is", () => {
    const text =
      "# Deploy\n\n## Watch\n\n| Service | Metric | Critical |\n| --- | --- | --- |\n| orders | error rate | > 2% |\n| search | error rate | > 5% |\n";
    expect(items(text, "guard")).toMatchObject([
      { when: { figure: "orders error rate" } },
      { when: { figure: "search error rate" } },
    ]);
  });

  it("are all read where a unit ends a sentence", () => {
    const text = "# Deploy\n\n## Fill\n\nPause if replication lag > 10 s. Stop if lock waits > 5.\n";
    expect(items(text, "guard")).toHaveLength(2);
  });
});

describe("when releases go", () => {
  it("reads one stretch over several days, allowed and forbidden", () => {
    const text =
      "# Deploy the shop\n\nWhen: Monday 08:00 to Wednesday 18:00 (Europe/Vienna). NEVER from Thursday noon to Saturday 14:00.\n";
    expect(items(text, "window")).toMatchObject([
      { days: ["mon"], from: "08:00", to: null, zone: "Europe/Vienna" },
      { days: ["tue"], from: null, to: null },
      { days: ["wed"], from: null, to: "18:00" },
    ]);
    expect(items(text, "freeze")).toMatchObject([
      { days: ["thu"], from: "12:00", to: null, zone: "Europe/Vienna" },
      { days: ["fri"] },
      { days: ["sat"], from: null, to: "14:00" },
    ]);
  });

  it("shows what days and hours cannot say as unread", () => {
    const text =
      "# Deploy\n\n## Deployment windows\n\n- No deploys on Friday\n- Freeze: no deploys from 1 December to 31 December\n- Never during a campaign\n";
    expect(items(text, "freeze")).toHaveLength(1);
    expect(read(text).unread.map(({ lines }) => lines[0])).toEqual([6, 7]);
    const feast = "# Deploy\n\nNo deployments in the week of Black Friday.\n";
    expect(items(feast, "freeze")).toEqual([]);
    expect(read(feast).unread).toHaveLength(1);
  });

  it("leaves out why, and days that are a length", () => {
    expect(
      items("# Deploy\n\nWe avoid deploying on Fridays, to minimize trouble before the weekend.\n", "freeze"),
    ).toMatchObject([{ days: ["fri"] }]);
    expect(items("# Deploy\n\nA fix warrants a release within five business days.\n", "window")).toEqual([]);
  });
});

describe("people", () => {
  it("reads approvals as tables word them", () => {
    const text =
      "# Release\n\n## Classes\n\n| Class | Approval | When |\n| --- | --- | --- |\n| Standard | 1 approval of the release lead | Mon-Thu 09:00-16:00 CET |\n| Risky | requires SRE approval (2 SREs) | any time |\n| Platform | 1 of platform | any time |\n";
    expect(items(text, "approval")).toMatchObject([
      { count: 1, who: "release lead", for: "Standard" },
      { count: 2, who: "SRE", for: "Risky" },
      { count: 1, who: "platform", for: "Platform" },
    ]);
    expect(items(text, "window")).toHaveLength(1);
  });

  it("reads who to tell, and blanks in a list of contacts", () => {
    const tell =
      "# Rollback\n\n## Tell\n\n- market manager (Mia Muster, +43 1 555 0100): at once\n- farmers: mail only if orders were lost\n";
    expect(items(tell, "contact")).toMatchObject([
      { who: "market manager", how: "+43 1 555 0100", afterMs: 0 },
    ]);
    const blank =
      "# Deploy\n\n## Emergency contacts\n\n- Safe signers: [names]\n- **Platform on call:** page platform, immediately\n";
    expect(items(blank, "contact")).toMatchObject([
      { who: "Safe signers" },
      { who: "Platform on call", afterMs: 0 },
    ]);
  });

  it("escalates by a table of severities among the contacts", () => {
    const text =
      "# Deploy\n\n## Escalation\n\n| Severity | Action |\n| --- | --- |\n| Build failure | Fix in normal hours |\n| Production down | Page on-call |\n";
    expect(items(text, "guard")).toMatchObject([{ action: "escalate", lines: [8, 8] }]);
  });

  it("holds the rungs of a ladder as the sentence after it says", () => {
    const text = "# Deploy\n\n## Steps\n\nStart with 10%, then 50%, then everybody. Wait 10 min between.\n";
    const dwellMs = 600_000;
    expect(items(text, "wait")).toEqual([]);
    expect(items(text, "ladder")).toMatchObject([
      {
        lines: [5, 5],
        rungs: [
          { percent: 10, dwellMs },
          { percent: 50, dwellMs },
          { percent: 100, dwellMs },
        ],
      },
    ]);
    const apart = text.replace("Wait 10 min between.", "Wait 10 min.");
    expect(items(apart, "wait")).toMatchObject([{ ms: dwellMs }]);
  });

  it("runs the second way back only under the condition that leads into it", () => {
    const text = `# Deploy\n\n## Rollback\n\n${fence("kubectl rollout undo deploy/api")}\n\nor, if undo doesn't work:\n\n${fence("kubectl set image deploy/api api=api:v1")}\n`;
    expect(items(text, "command")).toMatchObject([{ when: null }, { when: "if undo doesn't work" }]);
  });
});
