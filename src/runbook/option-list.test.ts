import { describe, expect, it } from "vitest";
import { readRunbook } from "./read.ts";

const read = (text: string) => readRunbook(`# Release\n\n## Deploy\n\n${text}\n`, { file: "x.md" });
const commands = (text: string) =>
  read(text).items.flatMap((item) => (item.kind === "command" ? [item] : []));

describe("a list of options", () => {
  it("is a choice among their commands, asked for once", () => {
    const text =
      "1. Choose one:\n   - Option A: `systemctl restart web`\n   - Option B: `systemctl reload web`\n2. Run `systemctl status web`.";
    const [a, b, c] = commands(text);
    expect([a?.run, b?.run, c?.run]).toEqual([
      "systemctl restart web",
      "systemctl reload web",
      "systemctl status web",
    ]);
    expect(a?.choice).not.toBeNull();
    expect(b?.choice).toBe(a?.choice);
    expect(c?.choice).toBeNull();
    expect(read(text).items.filter((item) => item.kind === "question")).toEqual([]);
  });

  it("prefers what it recommends", () => {
    const text =
      "Pick one:\n\n- **Option A** (not recommended): `helm upgrade web .`\n- **Option B** (recommended): `kubectl apply -f web.yaml`";
    expect(commands(text).map(({ preferred }) => preferred)).toEqual([false, true]);
  });

  it("leaves a command unread where another option has none", () => {
    const reading = read("Then:\n\n- Option A: `systemctl restart web`\n- Option B: call the vendor");
    expect(reading.unread.map(({ lines }) => lines)).toEqual([[7, 7]]);
  });
});

describe("a lead that names an output and says what to run", () => {
  it.each([
    ["If you see ERROR in the output, run:", "if you see error in the output"],
    [
      "When the response shows errors in the output, then run this:",
      "when the response shows errors in the output",
    ],
  ])("%s", (lead, when) => {
    expect(commands(`${lead}\n\n\`\`\`bash\nkubectl rollout restart deploy/web\n\`\`\``)).toMatchObject([
      { when },
    ]);
  });

  it.each(["Expected output:", "Run it, and you will see this output:"])("shows an output: %s", (lead) => {
    expect(commands(`${lead}\n\n\`\`\`bash\nkubectl rollout restart deploy/web\n\`\`\``)).toEqual([]);
  });
});
