import { describe, expect, test } from "vitest";
import { certified } from "./look-url.ts";
import { askOf, versionIn } from "./versions.ts";

describe("versionIn", () => {
  test.each([
    ["git version 2.39.5 (Apple Git-154)", "2.39.5"],
    ['{"clientVersion":{"major":"1","gitVersion":"v1.34.1"}}', "1.34.1"],
    ["v3.16.2+g13654a5", "3.16.2+g13654a5"],
    ["psql (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)", "15.18"],
    ["OpenSSH_9.2p1 Debian-2, OpenSSL 3.0.19 1 Jan 2026", "9.2p1"],
    ['openjdk version "21.0.2" 2024-01-16', "21.0.2"],
    ["systemd 252 (252.38-1~deb12u1)", "252.38-1"],
    ["jq-1.6", "1.6"],
    ["go version go1.22.5 linux/amd64", "1.22.5"],
    ["1042", "1042"],
    ["hello", null],
    ["", null],
    ["x".repeat(200_000), null],
  ])("case %#", (text, version) => {
    expect(versionIn(text)).toBe(version);
  });

  test("never runs what it does not know", () => {
    expect(askOf("acme-deploy")).toBeNull();
    expect(askOf("pm2")).toBeNull();
    expect(askOf("/usr/local/bin/git")).toEqual({ args: ["--version"] });
  });
});

describe("a certificate", () => {
  const now = Date.parse("2026-03-01T00:00:00Z");
  const inDays = (days: number): number => now + days * 86_400_000;

  test.each([
    [30, null],
    [14, null],
    [13, "its certificate ends in 13 days"],
    [1, "its certificate ends in 1 day"],
    [0, "its certificate ends within a day"],
  ])("that is good for %i days", (days, what) => {
    expect(certified(inDays(days), now)).toMatchObject({ state: "ok", ...(what === null ? {} : { what }) });
    expect(certified(inDays(days), now).what ?? null).toBe(what);
  });
});
