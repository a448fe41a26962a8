#!/usr/bin/env node
/**
 * Fetches the real servers that tests talk to, from Debian's packages: downloaded and unpacked into a cache, so that nothing
 * is installed, no service is started and nobody has to be root. What cannot be had is said; a test that needs it then fails
 * in CI and is skipped elsewhere.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";

/** Package to the program in it. A program on the PATH is taken as it is. */
const SERVERS = { prometheus: "usr/bin/prometheus" };

export const cacheFolder = () => join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "rutter-test");

/** The program's path; null: it is not here. */
export function serverPath(name) {
  const onPath = (process.env.PATH ?? "").split(delimiter).map((folder) => join(folder, name));
  return [...onPath, join(cacheFolder(), name, SERVERS[name])].find((path) => existsSync(path)) ?? null;
}

/** @returns names of servers that cannot be had here. */
export function fetchServers() {
  return Object.keys(SERVERS).filter((name) => serverPath(name) === null && !fetched(name));
}

function fetched(name) {
  const cache = cacheFolder();
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, `${name}-`));
  try {
    console.log(`servers: fetches Debian's package ${name}`);
    if (!download(name, folder)) return false;
    const [file] = readdirSync(folder).filter((each) => each.endsWith(".deb"));
    if (file === undefined || status("dpkg", ["-x", join(folder, file), join(folder, "unpacked")]) !== 0)
      return false;
    // Whole or not at all: another run may be doing the same.
    if (!existsSync(join(cache, name))) renameSync(join(folder, "unpacked"), join(cache, name));
    return serverPath(name) !== null;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A machine that never asked for its list of packages is asked to, where that is allowed. */
function download(name, cwd) {
  const once = () => status("apt-get", ["download", name], cwd) === 0;
  if (once()) return true;
  return process.getuid?.() === 0 && status("apt-get", ["update", "-qq"], cwd) === 0 && once();
}

function status(program, args, cwd = process.cwd()) {
  const { status: code, error } = spawnSync(program, args, {
    cwd,
    stdio: ["ignore", "ignore", "ignore"],
    timeout: 180_000,
  });
  return error === undefined ? code : 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const missing = fetchServers();
  for (const name of missing) console.error(`servers: ${name} cannot be had here; its tests are not run`);
}
