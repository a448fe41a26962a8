import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalName } from "./canonical-name.ts";
import { findPlaceholders } from "./find-placeholders.ts";

const names = (text: string): string[] =>
  findPlaceholders(text).map(({ name, options }) => [name, ...options].join(" "));

test.each<readonly [string, readonly string[]]>([
  ["kubectl get pods -n shop-<environment>", ["environment"]],
  ["git checkout <previous commit>", ["previous-commit"]],
  ["git checkout <commit_or_tag>", ["commit-or-tag"]],
  ["docker exec <CONTAINER_ID> ls", ["container-id"]],
  ["deploy <staging|production>", ["environment staging production"]],
  ["switch [blue|green]", ["blue-or-green blue green"]],
  ["DROP TABLE {TABLE_NAME}", ["table-name"]],
  ["curl https://api.test/users/{id}/orders", ["id"]],
  ["git checkout {commit}", ["commit"]],
  ["git revert [merge-commit-sha]", ["merge-commit-sha"]],
  ["mkdir your-app YOUR_KEY your_token_here", ["app", "key", "token"]],
  ["close --id XXX", ["id"]],
  ["Version: ____", ["version"]],
  ["v1-<some-hash>", ["some-hash"]],
  ['curl -w "%{http_code}" http://web', []],
  ['curl -d \'{"a":{"b":1}}\' http://web', []],
  [`echo {a,b} {1..3} \${x} {{y}} {{ z }}`, []],
  ["cat <<EOF > x", []],
  ["sort <in >out 2>&1", []],
  ["diff <(ls a) <(ls b)", []],
  ["Array<string> and Map<T>", []],
  ["<br> <b>bold</b> <https://web.test> <me@web.test>", []],
  ["grep '[a-z]' x && sed 's/[0-9]//' y", []],
  ["awk '{print}' x", []],
  ["git show HEAD@{upstream}", []],
  ["kubectl get pods -o jsonpath='{.items[0]}{end}'", []],
  ["mktemp /tmp/a.XXXXXX", []],
  ["[x] done, [ ] not, [link](http://web)", []],
])("%s", (text, expected) => {
  expect(names(text)).toEqual(expected);
});

test("one input, however it is spelt", () => {
  for (const spelling of [
    "<environment>",
    `\${ENVIRONMENT}`,
    "<ENVIRONMENT>",
    "your-environment",
    "{ENVIRONMENT}",
    "$Environment",
  ])
    expect(canonicalName(spelling)).toBe("environment");
});

test("spellings stand where they say, in order and apart", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.constantFrom("<a-b>", "{X_Y}", "[a|b]", "your-x", "____", " ", "a", "<", ">", "\n", "{", "|"),
        { maxLength: 40 },
      ),
      (pieces) => {
        const text = pieces.join("");
        let from = 0;
        for (const { spelling, start, end, name } of findPlaceholders(text)) {
          expect(text.slice(start, end)).toBe(spelling);
          expect(start).toBeGreaterThanOrEqual(from);
          expect(name).toMatch(/^[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*$/u);
          from = end;
        }
      },
    ),
  );
});
