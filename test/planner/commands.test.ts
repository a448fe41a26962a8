/** The commands of a step, each with the statuses that end nothing, and the values that a step asks for on the way. */
import { describe, expect, it } from "vitest";
import { check, command, input, planOf, readingOf, section } from "./reading-of.ts";

const inputOf = (plan: ReturnType<typeof planOf>, id: string): Readonly<Record<string, unknown>> => {
  const node = plan.nodes[id] ?? plan.items[id];
  return node !== undefined && "effect" in node ? node.effect.input : {};
};

describe("the commands of a step", () => {
  const commandsOf = (...parts: Parameters<typeof readingOf>[0]) =>
    inputOf(planOf(readingOf([section("Deploy"), ...parts])), "deploy-1").commands;

  it("are those of its text, and a no is an answer", () => {
    expect(commandsOf(command("# look\ngrep x f; ps | head -1\n./deploy"))).toEqual([
      { text: "grep x f;", line: 1, answers: [1] },
      { text: "ps | head -1", line: 1, answers: [141] },
      { text: "./deploy", line: 2, answers: [] },
    ]);
  });

  it("have no no where it would fail a check that nothing else judges", () => {
    const judged = { danger: "read", repeat: true } as const;
    expect(commandsOf(check("it is listed", "ps | grep -q api", judged))).toEqual([
      { text: "ps | grep -q api", line: 0, answers: [141] },
    ]);
    expect(commandsOf(check("it is listed", "grep -c api f", { ...judged, expects: "`0`" }))).toEqual([
      { text: "grep -c api f", line: 0, answers: [1] },
    ]);
  });

  it("are one in a script, and in a client", () => {
    const script = command("grep x f\nexit 1", { script: "s1" });
    expect(commandsOf(script)).toEqual([{ text: "grep x f\nexit 1", line: 0, answers: [] }]);
    expect(commandsOf(command("\\dt\n\\d a", { inside: "psql" }))).toHaveLength(1);
  });
});

describe("what a step of the way back asks for", () => {
  const back = (...parts: Parameters<typeof readingOf>[0]) =>
    planOf(
      readingOf([
        section("Deploy"),
        command("deploy"),
        section("Back", { role: "rollback", course: "rollback" }),
        input("revision"),
        input("host"),
        ...parts,
      ]),
    );

  it("is kept a place in its commands, and shown by its name", () => {
    const plan = back(
      command("undo --to=<revision>\nssh <host> 'restart <revision>'", { inputs: ["revision", "host"] }),
    );
    const run = `undo --to="\${RUTTER_REVISION}"\nssh "\${RUTTER_HOST}" 'restart '"\${RUTTER_REVISION}"''`;
    expect(inputOf(plan, "back-3")).toMatchObject({
      run,
      commands: run.split("\n").map((text, line) => ({ text, line })),
      asks: { RUTTER_REVISION: "revision", RUTTER_HOST: "host" },
    });
    expect(plan.nodes["back-3"]).toMatchObject({ missing: ["host", "revision"] });
    expect(plan.nodes["back-3"]?.title).not.toContain("RUTTER");
  });

  it("comes with the host that it runs on and the line that opens it", () => {
    const plan = back(
      command("ssh <host>", { inputs: ["host"], opens: "<host>", interactive: true, danger: "read" }),
      command("restart", { host: "<host>" }),
    );
    const node = plan.nodes["back-4"];
    expect(node).toMatchObject({ host: "<host>", missing: ["host"] });
    expect(inputOf(plan, "back-4")).toMatchObject({
      host: `\${RUTTER_HOST}`,
      through: [`ssh "\${RUTTER_HOST}"`],
      asks: { RUTTER_HOST: "host" },
    });
  });
});

describe("the way to where a step runs", () => {
  it("goes through every host that was opened from another", () => {
    const opener = (run: string, opens: string, host: string | null) =>
      command(run, { opens, host, interactive: true, danger: "read" });
    const plan = planOf(
      readingOf([
        section("Deploy"),
        opener("ssh bastion", "bastion", null),
        opener("ssh app-01", "app-01", "bastion"),
        opener("docker exec -it web bash", "web", "app-01"),
        command("touch deployed", { host: "web" }),
      ]),
    );
    expect(inputOf(plan, "deploy-4").through).toEqual([
      "ssh bastion",
      "ssh app-01",
      "docker exec -it web bash",
    ]);
    expect(inputOf(plan, "deploy-2").through).toEqual(["ssh bastion"]);
  });
});
