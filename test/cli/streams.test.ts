/** What the command line does with its streams: encodings in, pipes that close early, large outputs, stable bytes. */
import { spawn } from "node:child_process";
import { describe, expect, it } from "vitest";
import { COMMAND, ENVIRONMENT, folderWith, rutter } from "./rutter.ts";

const RUNBOOK =
  "# Dépl ✅\r\n\r\n## Steps\r\n\r\n- [ ] Tests are green\r\n\r\n```bash\r\nnpm run deploy\r\n```\r\n";
const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(RUNBOOK, "utf16le")]);
const MANY = `# Deploy\n\n## Steps\n\n${"- [ ] One of very many things to look at before the release\n".repeat(20_000)}`;

const folder = folderWith({
  "deploy.md": RUNBOOK,
  "marked.md": `\ufeff${RUNBOOK}`,
  "little.md": wide,
  "big.md": Buffer.from(wide).swap16(),
  "latin.md": Buffer.from("# Deploy\n\n- [ ] Café is open\n", "latin1"),
  "many.md": MANY,
});

const itemsOf = (json: string): unknown => (JSON.parse(json) as { items: unknown }).items;

describe("encodings", () => {
  it.each(["marked.md", "little.md", "big.md"])("%s reads as plain UTF-8 does", async (file) => {
    const [plain, other] = await Promise.all(
      ["deploy.md", file].map((name) => rutter(["read", name, "--json"], { cwd: folder })),
    );
    expect(other?.status).toBe(0);
    expect(itemsOf(other?.out ?? "")).toEqual(itemsOf(plain?.out ?? ""));
  });

  it("what is no UTF-8 is read, with a note that says so", async () => {
    const { status, out } = await rutter(["read", "latin.md"], { cwd: folder });
    expect(out).toMatch(/Café is open/);
    expect(out).toMatch(/^note RUNBOOK_FILE_ENCODING/m);
    expect(out).toMatch(/latin\.md:3 /);
    expect(status).toBe(0);
  });

  it("line numbers are those on disk, whatever the line ends", async () => {
    const { out } = await rutter(["read", "deploy.md", "--json"], { cwd: folder });
    expect(out).toMatch(/npm run deploy/);
    const command = (itemsOf(out) as { kind: string; lines: number[] }[]).find(
      ({ kind }) => kind === "command",
    );
    expect(command?.lines).toEqual([8, 8]);
  });
});

describe("output", () => {
  it("as JSON is whole, ends with a newline and is the same every time", async () => {
    const [first, second] = await Promise.all(
      [1, 2].map(() => rutter(["read", "many.md", "--json"], { cwd: folder })),
    );
    expect(first?.out.endsWith("}\n")).toBe(true);
    expect(first?.out.length).toBeGreaterThan(1_000_000);
    expect(second?.out).toBe(first?.out);
    expect(itemsOf(first?.out ?? "")).toHaveLength(20_002);
  });

  it("into a pipe that closes early ends quietly", async () => {
    const child = spawn(process.execPath, [...COMMAND, "read", "many.md"], {
      cwd: folder,
      env: { ...ENVIRONMENT },
    });
    const err: Buffer[] = [];
    child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
    child.stdout.once("data", () => child.stdout.destroy());
    const [status, signal] = await new Promise<[number | null, string | null]>((resolve) =>
      child.on("close", (...ended) => resolve(ended)),
    );
    expect({ status, signal, err: Buffer.concat(err).toString() }).toEqual({
      status: 0,
      signal: null,
      err: "",
    });
  });

  it.each([60, 80, 120])("is at most %i columns wide", async (columns) => {
    const { out } = await rutter(["read", "deploy.md"], { cwd: folder, env: { COLUMNS: String(columns) } });
    expect(out).toContain("Tests are green");
    for (const line of out.split("\n")) expect([...line].length).toBeLessThanOrEqual(columns);
  });

  it("has plain stand-ins where the locale is not UTF-8", async () => {
    const { out } = await rutter(["read", "many.md"], { cwd: folder, env: { LC_ALL: "C" } });
    expect(out).toMatch(/^[\x20-\x7e\n]+$/);
  });

  it("has no colours in a pipe", async () => {
    const { out } = await rutter(["read", "deploy.md"], { cwd: folder, env: { TERM: "xterm-256color" } });
    expect(out).toContain("npm run deploy");
    expect(out).not.toContain("\u001b");
  });
});

describe("help", () => {
  it("--version is the package's", async () => {
    const { status, out } = await rutter(["--version"]);
    expect(out).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(status).toBe(0);
  });

  it.each([[["--help"]], [["help"]], [[]], [["read", "--help"]], [["help", "plan"]], [["explain", "-h"]]])(
    "rutter %o shows an example",
    async (args) => {
      const { status, out, err } = await rutter(args);
      expect(out).toMatch(/^example\n {2}rutter /m);
      expect(err).toBe("");
      expect(status).toBe(0);
    },
  );
});
