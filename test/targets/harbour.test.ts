/** The door of the harbour example keeps what every target must keep, asked by the commands of its own `rutter.yaml`. */
import { type ChildProcess, spawn } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadConfiguration } from "../../src/app/index.ts";
import { commandsTarget } from "../../src/targets/commands/index.ts";
import { targetContract } from "../contract/target.ts";
import { REPOSITORY } from "../repository.ts";
import { answersOf, fastClock, passes } from "./users.ts";

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" ? (address?.port ?? 0) : 0));
    });
  });

/** Its folder with two versions that were built. */
async function copyOf(port: number): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "rutter-harbour-"));
  await cp(join(REPOSITORY, "examples/harbour/service"), join(folder, "service"), { recursive: true });
  for (const version of ["1.0.0", "1.1.0"]) {
    await mkdir(join(folder, "releases", version), { recursive: true });
    const release = JSON.stringify({ version, broken: false });
    await writeFile(join(folder, "releases", version, "release.json"), release);
  }
  const configuration = await readFile(join(REPOSITORY, "examples/harbour/rutter.yaml"), "utf8");
  await writeFile(join(folder, "rutter.yaml"), configuration.replaceAll("4748", String(port)));
  return folder;
}

async function openDoor(folder: string, port: number): Promise<ChildProcess> {
  const door = spawn(process.execPath, ["service/proxy.mjs", String(port), "1.0.0"], {
    cwd: folder,
    stdio: ["ignore", "pipe", "inherit"],
  });
  await new Promise((resolve, reject) => {
    door.stdout?.once("data", resolve);
    door.once("exit", () => reject(new Error("the door did not open")));
  });
  return door;
}

targetContract("the harbour", async () => {
  const port = await freePort();
  const folder = await copyOf(port);
  const door = await openDoor(folder, port);
  const env = { ...process.env, HARBOUR_PORT: String(port) };
  const configuration = await loadConfiguration(folder);
  const commands = configuration?.value.services?.harbour?.targets?.laptop;
  if (commands?.kind !== "commands") throw new Error("the harbour has no target by commands");
  const given = { service: "harbour", environment: "laptop", folder, env };
  return {
    open: async () => commandsTarget({ ...given, commands: { lease: false, ...commands } }),
    name: "harbour/laptop",
    serving: "1.0.0",
    next: "1.1.0",
    answers: (users) => answersOf(`http://127.0.0.1:${port}`, users),
    breaks: null,
    clock: fastClock,
    passes,
    leaseMs: 4_000,
    close: async () => {
      door.kill();
      await new Promise((resolve) => door.once("exit", resolve));
      await rm(folder, { recursive: true, force: true });
    },
  };
});
