import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { branchesOf, globOf, isPattern } from "./glob.ts";

const matches = (pattern: string, path: string): boolean =>
  branchesOf(pattern).some((branch) => globOf(branch).matches(path));

describe("a pattern", () => {
  test.each([
    ["*.md", "deploy.md"],
    ["./*.md", "deploy.md"],
    ["runbooks/*.md", "runbooks/deploy.md"],
    ["runbooks/**/*.md", "runbooks/deploy.md"],
    ["runbooks/**/*.md", "runbooks/a/b/deploy.md"],
    ["**/deploy.md", "deploy.md"],
    ["runbooks/**", "runbooks/a/deploy.md"],
    ["runbooks/{deploy,rollback}.md", "runbooks/rollback.md"],
    ["{a,b/{c,d}}/*.md", "b/d/x.md"],
    ["deploy-?.md", "deploy-1.md"],
    ["deploy-[0-9].md", "deploy-1.md"],
    ["deploy-[!a-z].md", "deploy-1.md"],
    ["[]].md", "].md"],
    ["\\[draft\\].md", "[draft].md"],
    ["*-*-*.md", "a-b-c-d.md"],
    [".github/*.md", ".github/deploy.md"],
    ["{x.md", "{x.md"],
    ["/srv/*/deploy.md", "/srv/orders/deploy.md"],
  ])("%s matches %s", (pattern, path) => {
    expect(matches(pattern, path)).toBe(true);
  });

  test.each([
    ["*.md", "runbooks/deploy.md"],
    ["*.md", ".hidden.md"],
    ["**/*.md", ".github/deploy.md"],
    ["runbooks/**", "runbooks"],
    ["deploy-?.md", "deploy-.md"],
    ["deploy-[!0-9].md", "deploy-1.md"],
    ["deploy.md", "Deploy.md"],
    ["runbooks/*.md", "runbooks/a/deploy.md"],
  ])("%s does not match %s", (pattern, path) => {
    expect(matches(pattern, path)).toBe(false);
  });

  test("knows the folder that it looks in, and how deep", () => {
    expect(globOf("docs/runbooks/*.md")).toMatchObject({ base: "docs/runbooks", depth: 0 });
    expect(globOf("docs/*/*.md")).toMatchObject({ base: "docs", depth: 1 });
    expect(globOf("docs/**/*.md")).toMatchObject({ base: "docs", depth: null });
    expect(globOf("/srv/*.md")).toMatchObject({ base: "/srv", depth: 0 });
    expect(globOf("/*.md")).toMatchObject({ base: "/", depth: 0 });
    expect(globOf("../*.md")).toMatchObject({ base: "..", depth: 0 });
  });

  test("is told from a path by its signs", () => {
    expect(["a*", "a?", "[a]", "{a,b}", "!a"].filter((text) => !isPattern(text))).toEqual([]);
    expect(isPattern("runbooks/deploy (1).md")).toBe(false);
  });

  test("with very many braces or stars ends soon", () => {
    const start = performance.now();
    expect(branchesOf("{a,b}".repeat(60)).length).toBeLessThanOrEqual(600);
    matches(`${"*a".repeat(200)}b`, "a".repeat(5000));
    matches(`${"**/".repeat(200)}b`, "a/".repeat(2000));
    expect(performance.now() - start).toBeLessThan(2000);
  });

  test("property: a path without signs matches itself alone", () => {
    const name = fc.stringMatching(/^[a-z0-9 _-]{1,8}$/);
    const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => names.join("/"));
    fc.assert(fc.property(path, path, (a, b) => matches(a, b) === (a === b)));
  });

  test("property: never throws", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(..."ab*?[]{},!\\/.-^") }),
        fc.string({ unit: fc.constantFrom(..."ab./") }),
        (pattern, path) => {
          matches(pattern, path);
        },
      ),
    );
  });
});
