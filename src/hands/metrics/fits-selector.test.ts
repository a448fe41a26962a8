import { expect, it } from "vitest";
import { readMatchers } from "../../effect/index.ts";
import { fitsAll } from "./fits-selector.ts";

function fits(matchers: string, labels: Readonly<Record<string, string>>): boolean | string {
  const read = readMatchers(matchers);
  if ("why" in read) return read.why;
  const all = fitsAll(read);
  return "why" in all ? all.why : all(labels);
}

it.each([
  ['a="b"', { a: "b" }, true],
  ['a="b"', {}, false],
  ['a=""', {}, true],
  ['a!="b"', {}, true],
  ['a=~"5.."', { a: "503" }, true],
  ['a=~"5.."', { a: "5030" }, false],
  ['a=~"b|c"', { a: "cd" }, false],
  ['a!~"b.*"', { a: "bc" }, false],
  ['a=~"(?i)B"', { a: "b" }, true],
  ['a=~".+",b!="c"', { a: "x", b: "d" }, true],
  ['constructor=""', {}, true],
])("%s of %j: %s", (matchers, labels, expected) => {
  expect(fits(matchers, labels)).toBe(expected);
});

it.each(['a=~"("', 'a=~"(x+)+"', 'a=~"(a*b*)*"', 'a=~"(x{1,9}){1,9}"'])("refuses %s", (matchers) => {
  expect(fits(matchers, { a: "x" })).toMatch(/pattern/);
});
