import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { idMaker, slug } from "./ids.ts";

describe("slug", () => {
  it.each([
    ["Pre-deployment Checklist", "pre-deployment-checklist"],
    ["Step 1: Build & push (CI)", "step-1-build-push-ci"],
    ["🚀 Deploy", "deploy"],
    ["Deploy 🚀 to production ✅", "deploy-to-production"],
    ["1️⃣ First", "1-first"],
    ["⚠️ Rollback", "rollback"],
    ["snake_case & `code`", "snake_case-code"],
    ["Déploiement à l’échelle", "déploiement-à-léchelle"],
    ["Развёртывание сервиса", "развёртывание-сервиса"],
    ["デプロイ手順", "デプロイ手順"],
    ["हिन्दी परीक्षण", "हिन्दी-परीक्षण"],
    ["Option A — Blue/green", "option-a-bluegreen"],
    ["--- ", ""],
    ["🚀", ""],
  ])("%j is %j", (text, expected) => {
    expect(slug(text)).toBe(expected);
  });

  it("is the same for a composed and a decomposed letter", () => {
    expect(slug("Ro\u0302le")).toBe(slug("R\u00f4le"));
  });

  it.each([
    ["âœ… Health", "health"],
    ["Done \u00e2\u009c\u0085", "done"],
    ["‚úÖ Health", "health"],
    ["âš ï¸ Danger", "danger"],
    ["âš\u00a0ï¸\u008f Danger", "danger"],
    ["‚ö†Ô∏è Danger", "danger"],
    ["ðŸš€ Launch", "launch"],
    ["\uf8ffüöÄ Launch", "launch"],
    ["âŒ\u009d Failed", "failed"],
    ["Build â€” then push", "build-then-push"],
  ])("drops the damaged mark of %j", (text, expected) => {
    expect(slug(text)).toBe(expected);
  });

  it("leaves words with the letters of damaged marks alone", () => {
    expect(slug("Château, pâte, ðæt, naïve, Ôter")).toBe("château-pâte-ðæt-naïve-ôter");
  });

  it("is its own slug, and fit for a path", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const result = slug(text);
        expect(slug(result)).toBe(result);
        expect(result).toMatch(/^[\p{L}\p{M}\p{N}_]*(?:-[\p{L}\p{M}\p{N}_]+)*$/u);
      }),
    );
  });

  it("takes a line of a megabyte", () => {
    for (const unit of ["â", "âš", "- ", "\u0301", "ðŸ", "‚ö", "a😀"]) {
      const started = performance.now();
      slug(unit.repeat(1_000_000 / unit.length));
      expect(performance.now() - started).toBeLessThan(2000);
    }
  });
});

describe("idMaker", () => {
  it("numbers the second and later of a name, and passes over names that are taken", () => {
    const id = idMaker();
    expect(["check", "check-2", "check", "check", "check-2"].map(id)).toEqual([
      "check",
      "check-2",
      "check-3",
      "check-4",
      "check-2-2",
    ]);
  });

  it("never gives one id twice, and leaves ids alone when something is put in elsewhere", () => {
    const names = fc.array(fc.constantFrom("a", "b", "a-2", "b-2", "a-2-2"), { maxLength: 40 });
    fc.assert(
      fc.property(names, fc.nat({ max: 40 }), (wanted, place) => {
        const ids = wanted.map(idMaker());
        expect(new Set(ids).size).toBe(ids.length);
        const at = Math.min(place, wanted.length);
        const edited = [...wanted.slice(0, at), "new", ...wanted.slice(at)].map(idMaker());
        expect(edited.filter((_, index) => index !== at)).toEqual(ids);
      }),
    );
  });

  it("is linear in the number of equal names", () => {
    const id = idMaker();
    const started = performance.now();
    for (let index = 2; index < 50_000; index += 1) id(`a-${index}`);
    for (let index = 0; index < 50_000; index += 1) id("a");
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
