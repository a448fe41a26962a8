import { describe, expect, it } from "vitest";
import { readRunbook } from "./read.ts";

const courses = (text: string): Record<string, string> =>
  Object.fromEntries(
    readRunbook(text, { file: "x.md" }).items.flatMap((item) =>
      item.kind === "section" ? [[item.title, item.course]] : [],
    ),
  );
const document = (...titles: string[]): string =>
  ["# Deploying the shop", ...titles.map((title) => `## ${title}\n\n\`\`\`bash\nmake x\n\`\`\``)].join(
    "\n\n",
  );

describe("sections that are no part of a normal release", () => {
  it.each([
    "Local development",
    "Running locally",
    "Initial server setup",
    "Hotfix releases",
    "Emergency deployment",
    "Example deployment",
    "Uninstalling",
    "Tear down",
    "TL;DR",
    "Advanced configuration",
    "Certificate renewal",
    "Backup and restore",
    "Contributing",
    "Bootstrap",
    "First deploy",
    "Testing locally",
    "Break-glass access",
    "Failed deployment",
    "Redeploying a previous version",
  ])("%s", (title) => {
    const read = courses(document("Build", "Deploy", title));
    expect(read[title]).not.toBe("main");
    expect(read.Deploy).toBe("main");
  });

  it.each([
    "Seeding data",
    "One-off tasks",
    "Force redeploy",
    "Manual deployment",
    "Upgrading PostgreSQL",
    "Scaling",
    "Viewing logs",
    "Database access",
    "Updating secrets",
    "SSL/TLS",
    "Restarting the services",
    "Backups",
    "CI/CD",
    "Using SQLite",
    "How to add a user",
    "Docker commands",
  ])("%s behind the deployment, and not before its checks", (title) => {
    expect(courses(document("Build", "Deploy", title))[title]).toBe("none");
    if (!/logs|commands|ci/i.test(title))
      expect(courses(document("Prepare", title, "Deploy", "Verify"))[title]).toBe("main");
  });

  it("keeps the numbered steps of a procedure", () => {
    const read = courses(
      document("Step 1: Deploy the code", "Step 2: Restart the services", "Step 3: Cleanup"),
    );
    expect(new Set(Object.values(read))).toEqual(new Set(["main"]));
  });

  it("takes the quick start or the way by hand, not both", () => {
    const byHand = `# Deploy\n\n## Quickstart\n\n\`\`\`bash\nmake up\n\`\`\`\n\n## Requirements\n\nYou can also deploy it manually.\n\n\`\`\`bash\nmake install\n\`\`\``;
    expect(courses(byHand)).toMatchObject({ Quickstart: "main", Requirements: "none" });
    expect(courses(document("Quick start", "Build", "Deploy to production"))).toMatchObject({
      "Quick start": "none",
      "Deploy to production": "main",
    });
  });

  it("believes a section that says it is done once, or that it is a lesser variant", () => {
    const text = `${document("Deploy")}\n\n## Registry login\n\nThis only needs to be done once.\n\n## Config reload\n\nThis is an abbreviated deploy.\n`;
    expect(courses(text)).toMatchObject({ "Registry login": "none", "Config reload": "none" });
  });

  it("takes a clean-up off the course only where it takes the deployment down", () => {
    const down = `${document("Deploy")}\n\n## Cleanup\n\n\`\`\`bash\nhelm uninstall shop\n\`\`\``;
    expect(courses(down).Cleanup).toBe("none");
    expect(courses(document("Deploy", "Cleanup")).Cleanup).toBe("main");
  });

  it("prefers the update where a document also says how to install", () => {
    expect(courses(document("Installation", "Updating the app"))).toMatchObject({
      Installation: "none",
      "Updating the app": "main",
    });
    expect(courses(document("Installation", "Configuration")).Installation).toBe("main");
  });
});

describe("sections that are to choose from", () => {
  it.each([
    [["Deploy to AWS", "Deploy to Heroku"]],
    [["Docker", "Kubernetes"]],
    [["Major release procedure", "Patch release procedure"]],
  ])("%j", (titles) => {
    const read = courses(document(...titles));
    for (const title of titles) expect(read[title]).toBe("none");
  });

  it("does not choose between parts of a system", () => {
    expect(courses(document("Deploy the backend to AWS", "Deploy the frontend to Vercel"))).toMatchObject({
      "Deploy the backend to AWS": "main",
      "Deploy the frontend to Vercel": "main",
    });
  });

  it("chooses among the children of a heading of options", () => {
    const text = "# Shop\n\n## Deployment options\n\n### The container\n\nx\n\n### The bundle\n\ny\n";
    expect(courses(text)).toMatchObject({ "The container": "none", "The bundle": "none" });
  });
});

describe("sections for a case only", () => {
  const whens = (text: string): (string | null)[] =>
    readRunbook(text, { file: "x.md" }).items.flatMap((item) => (item.kind === "command" ? [item.when] : []));
  const under = (heading: string): string => `# Release\n\n## ${heading}\n\n\`\`\`bash\nmake x\n\`\`\``;

  it.each([
    ["[Patch only] Update the schedule", "only for patch"],
    ["Optional: warm the cache", "optional"],
    ["Tag it\n\nOnly needed if the schema changed.", "if the schema changed"],
  ])("%s", (heading, when) => expect(whens(under(heading))).toEqual([when]));

  it("reads what to do after a failure as no part of the way forward", () => {
    expect(courses(document("Deploy", "If the migration fails half-way"))).toMatchObject({
      "If the migration fails half-way": "recover",
    });
  });

  it("keeps the way back off the way forward", () => {
    const text =
      "# Deploy\n\n## Apply\n\n```bash\nmake apply\n```\n\n**Way back:** apply the old one.\n\n```bash\nmake undo\n```\n\n## Verify\n\n```bash\nmake check\n```\n";
    expect(courses(text)).toMatchObject({ "Way back": "rollback", Verify: "main" });
  });

  it("asks before a way back that stands among the steps", () => {
    const text =
      "# Deploy\n\n## Apply\n\nTo roll back:\n\n```bash\nmake undo\n```\n\nThen go on.\n\n```bash\nmake apply\n```\n";
    expect(whens(text)).toEqual(["to roll back", null]);
  });
});
